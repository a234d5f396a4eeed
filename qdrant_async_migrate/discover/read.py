"""Reads one file of the listing. What cannot be read or decoded is told, the other files go on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from qdrant_async_migrate.discover.listing import Candidate
from qdrant_async_migrate.discover.text import Undecodable, decode
from qdrant_async_migrate.model.errors import BadCell, NotANotebook
from qdrant_async_migrate.model.source import SourceFile, SourceKind, Unread

UNREADABLE = "QAM002"
UNPARSABLE = "QAM001"

Cells = Callable[[bytes], str]
"""The code cells of a notebook as one text; raises ValueError, saying why, for what is no notebook, BadCell for a cell that
is no Python."""


def no_cells(data: bytes) -> str:
    """A notebook that is only listed."""
    return ""


def read(root: Path, file: Candidate, cells: Cells = no_cells) -> SourceFile | Unread:
    """Read and decode ``file`` below ``root``."""
    data = bytes_of(root, file)
    return data if isinstance(data, Unread) else source(file, data, cells)


def bytes_of(root: Path, file: Candidate) -> bytes | Unread:
    """The content of ``file`` below ``root``, or why it cannot be read."""
    try:
        return _content(os.path.join(root, file.path))
    except OSError as error:
        return Unread(file.path, UNREADABLE, 1, 1, f"the file cannot be read: {error.strerror or error}")


def source(file: Candidate, data: bytes, cells: Cells = no_cells) -> SourceFile | Unread:
    """``file`` with ``data`` as its content: what ``read`` does once it has the bytes."""
    try:
        text, form = decode(data)
        if file.kind is SourceKind.IPYNB:
            text = cells(data)
    except Undecodable as error:
        return Unread(file.path, UNREADABLE, error.line, error.column, f"the file cannot be decoded: {error.reason}")
    except BadCell as error:
        return Unread(file.path, UNPARSABLE, error.line, error.column, error.reason)
    except NotANotebook as error:
        return Unread(file.path, UNREADABLE, error.line, error.column, f"the notebook cannot be read: {error.reason}")
    except ValueError as error:
        return Unread(file.path, UNREADABLE, 1, 1, f"the notebook cannot be read: {error}")
    return SourceFile(file.path, file.module, file.is_package, file.kind, data, text, form, file.writable)


def _content(path: str) -> bytes:
    """The content of a regular file; a pipe or a device is not waited for."""
    opened = os.open(path, _FLAGS)  # a file object would take twice the time
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            raise OSError("it is no regular file")
        data = os.read(opened, about.st_size + 1)
        if len(data) == about.st_size:
            return data
        return b"".join([data, *iter(lambda: os.read(opened, _PIECE), b"")])
    finally:
        os.close(opened)


_PIECE = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
