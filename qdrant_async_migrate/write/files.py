"""Single files: put beside, put in place, make sure it is on the disk."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """Of a file's content; ``""`` if there is none to read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def create(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a new file and wait until it is on the disk; with the mode, owner and extended attributes of ``like``.

    Raises FileExistsError rather than touch what is there."""
    with open(path, "xb") as stream:
        stream.write(data)
        if like is not None:
            _take_after(path, like)
        stream.flush()
        os.fsync(stream.fileno())


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
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _take_after(path: Path, like: Path) -> None:
    """Owner before mode, which a change of owner may narrow; the time is that of writing: caches compare it."""
    if hasattr(os, "chown"):
        owner = like.stat()
        with suppress(PermissionError):
            os.chown(path, owner.st_uid, owner.st_gid)
    shutil.copystat(like, path)
    os.utime(path)
