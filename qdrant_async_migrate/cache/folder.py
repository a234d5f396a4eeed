"""Where the cache is, how it is written, and how it stays small."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from qdrant_async_migrate._version import __version__

NAME = "qdrant-async-migrate"
MOST = 512 * 2**20
"""Bytes; what was not used for longest goes first."""


def folder() -> Path:
    """The cache folder of this user, ``$QAM_CACHE_DIR`` if that is set; it need not exist."""
    given = os.environ.get("QAM_CACHE_DIR")
    if given:
        return Path(given)
    base = _of_linux()
    if base:
        return Path(base, NAME)
    from platformdirs import user_cache_path

    return user_cache_path(NAME, appauthor=False)


def _of_linux() -> str:
    """Where a user's caches are, where that is plain to see: what knows all systems takes a tenth of a short run to import."""
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return ""
    given, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
    return given if os.path.isabs(given) else os.path.join(home, ".cache") if os.path.isabs(home) and not given else ""


@lru_cache(maxsize=1)
def version() -> bytes:
    """Differs for each release of the tool and of Python, and whenever a file of the tool changes."""
    made = blake2b(f"{__version__} {sys.version} {sys.byteorder}".encode(), digest_size=16)
    waiting = [os.path.dirname(os.path.dirname(os.path.abspath(__file__)))]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.is_dir() and entry.name != "__pycache__":
                    waiting.append(entry.path)
                elif entry.name.endswith((".py", ".toml")):
                    about = entry.stat()
                    made.update(f"{entry.path} {about.st_size} {about.st_mtime_ns}".encode())
    return made.digest()


def put(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file of the cache: it appears whole or not at all. A cache that cannot be written is no error."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{path}.{os.getpid()}-{time.monotonic_ns()}.part"  # as ``tempfile`` makes them, which takes 5 ms to import
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                write(stream)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        prune(folder())


def prune(root: Path, most: int = MOST) -> None:
    """Delete what was not used for longest until no more than ``most`` bytes are left."""
    found = sorted(_files(root), key=lambda file: file[1], reverse=True)
    total = 0
    for bytes_, _, path in found:
        total += bytes_
        if total > most:
            with suppress(OSError):
                path.unlink()


def used(path: Path) -> None:
    """Remember that a file of the cache was of use."""
    with suppress(OSError):
        os.utime(path)


def size(root: Path) -> int:
    """Bytes in the cache."""
    return sum(bytes_ for bytes_, _, _ in _files(root))


def cleared() -> int:
    """Delete the cache; how many bytes that were."""
    import shutil

    root = folder()
    total = size(root)
    for path in (*root.glob("catalog-*"), root / "facts", root / "answers"):  # the first is of 0.1.0
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
    return total


def _files(root: Path) -> list[tuple[int, float, Path]]:
    found = []
    for path in (*root.glob("catalog-*"), *root.glob("facts/*/*"), *root.glob("answers/*")):
        with suppress(OSError):
            about = path.stat()
            found.append((about.st_size, about.st_mtime, path))
    return found
