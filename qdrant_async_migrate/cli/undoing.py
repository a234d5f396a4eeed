"""Asks ``write`` to put files back, and tells which."""

from __future__ import annotations

import sys
from pathlib import Path

from qdrant_async_migrate.cli.status import Status
from qdrant_async_migrate.report.words import count
from qdrant_async_migrate.write import undo as put_back


def undo(root: Path) -> int:
    """Put back what the last --write changed in the project at ``root``; gives the exit status."""
    undone = put_back(root)
    for path in undone.restored:
        print(f"put back  {path}", file=sys.stderr)
    for path in undone.skipped:
        print(f"left      {path}: it was changed after --write", file=sys.stderr)
    rest = f"; {count(len(undone.skipped), 'file')} left alone" if undone.skipped else ""
    print(f"{count(len(undone.restored), 'file')} put back{rest}.", file=sys.stderr)
    return Status.FINDINGS if undone.skipped else Status.DONE
