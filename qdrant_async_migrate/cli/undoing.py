"""Asks ``write`` to put files back, and tells which, as seen from the working directory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qdrant_async_migrate.cli.status import Status
from qdrant_async_migrate.report.words import count
from qdrant_async_migrate.write import undo as put_back


def undo(root: Path) -> int:
    """Put back what the last --write changed in the project at ``root``; gives the exit status."""
    undone = put_back(root)
    for path in undone.restored:
        print(f"put back  {_shown(root, path)}", file=sys.stderr)
    for path in undone.skipped:
        print(f"left      {_shown(root, path)}: edited after --write", file=sys.stderr)
    rest = f"; {count(len(undone.skipped), 'file')} left alone" if undone.skipped else ""
    print(f"{count(len(undone.restored), 'file')} put back{rest}.", file=sys.stderr)
    if undone.skipped:
        print("The record is kept: take your edits out of what was left and run undo again, or use git.", file=sys.stderr)
    return Status.FINDINGS if undone.skipped else Status.DONE


def _shown(root: Path, path: str) -> str:
    return os.path.relpath(root / path).replace(os.sep, "/")
