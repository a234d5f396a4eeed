"""One writer per project at a time. The lock belongs to the process, so that none is left behind by one that was killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.write.journal import make_home

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold the lock of the project whose journals are in ``home``. Raises WriteError at once if another process has it, and
    for what the system refuses meanwhile."""
    try:
        make_home(home)
        descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WriteError(f"{home}: this folder, which keeps the record of a write, cannot be made: {error.strerror}") from None
    try:
        try:
            _take(descriptor)
        except (BlockingIOError, PermissionError):
            raise WriteError(f"{home.parent}: another run is writing here; wait until it has ended, and run again") from None
        try:
            yield
        except OSError as error:
            raise WriteError(f"{error.filename or home}: {error.strerror or error}") from error
        finally:
            _give(descriptor)
    finally:
        os.close(descriptor)
