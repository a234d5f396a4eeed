"""The first and the last step of a run that may write."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.model.findings import FileStatus, Outcome
from qdrant_async_migrate.records import replace


def begun(root: Path) -> None:
    """Finish what an earlier run left half done."""
    from qdrant_async_migrate.write import recover

    recover(root)


def written(outcome: Outcome, root: Path, cwd: Path, allow_dirty: bool) -> Outcome:
    """Write what changed; refuses files with uncommitted changes."""
    changed = [str((cwd / f.path).resolve()) for f in outcome.files if f.status is FileStatus.CHANGED]
    if not changed:
        return outcome
    from qdrant_async_migrate.write import uncommitted, write_outcome

    dirty = () if allow_dirty else uncommitted(changed, root)
    if dirty:
        raise WriteError(
            f"{dirty[0]}{f' and {len(dirty) - 1} more' if len(dirty) > 1 else ''} would be changed, but has uncommitted changes; "
            "commit them first, or use --allow-dirty"
        )
    write_outcome(outcome, cwd)
    return replace(outcome, written=True)
