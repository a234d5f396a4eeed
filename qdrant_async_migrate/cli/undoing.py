"""Asks ``write`` to put files back, and tells which."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from qdrant_async_migrate.write import undo as put_back


def undo(root: Path, stream: TextIO) -> int:
    """Put back what the last --write changed in the project at ``root``; gives the exit status."""
    undone = put_back(root)
    print(undone, file=stream)
    return 0
