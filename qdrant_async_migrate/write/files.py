"""Single files: put beside, put in place, make sure it is on the disk."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

_AT_ONCE = 16
_LATER = sys.platform != "win32"
"""Whether a file that is open for reading alone can be waited for."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """Of a file's content; ``""`` if there is none to read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def create(path: Path, data: bytes, like: Path | None = None, *, wait: bool = True) -> None:
    """Write a new file and ``wait`` until it is on the disk; with the mode, owner and extended attributes of ``like``.

    Raises FileExistsError rather than touch what is there."""
    with open(path, "xb") as stream:
        stream.write(data)
        if like is not None:
            _take_after(path, like)
        stream.flush()
        if wait or not _LATER:
            os.fsync(stream.fileno())


def sync(paths: Sequence[Path]) -> None:
    """Wait until files that were created without waiting are on the disk: a disk that is asked for many at once takes a fraction
    of the time that it takes for one after the other."""
    failed: list[OSError] = []

    def wait(some: Sequence[Path]) -> None:
        for path in some:
            try:
                _sync(path)
            except OSError as error:
                failed.append(error)

    threads = [Thread(target=wait, args=(paths[n::_AT_ONCE],)) for n in range(min(_AT_ONCE, len(paths)))] if _LATER else []
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, data: bytes) -> None:
    """Replace a file of our own at once: a reader sees the old content or the new."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    create(beside, data)
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until names in the folder are on the disk, where the system can do that."""
    with suppress(OSError):
        _sync(folder)


def sync_folders(folders: Sequence[Path]) -> None:
    """The same of many folders, all of which are there."""
    with suppress(OSError):
        sync(folders)


def _take_after(path: Path, like: Path) -> None:
    """Owner before mode, which a change of owner may narrow; the time is that of writing: caches compare it."""
    if hasattr(os, "chown"):
        owner = like.stat()
        with suppress(PermissionError):
            os.chown(path, owner.st_uid, owner.st_gid)
    shutil.copystat(like, path)
    os.utime(path)
