"""After the fact: take back the last write, and settle one that was stopped."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.write.files import digest_of
from qdrant_async_migrate.write.journal import HOME, Journal, State, journals
from qdrant_async_migrate.write.lock import locked
from qdrant_async_migrate.write.run import Change, Recovered, commit, settle


@dataclass(frozen=True, slots=True)
class Undone:
    """Paths from the root: put back; and left alone, since they are no longer as the write left them."""

    restored: tuple[str, ...]
    skipped: tuple[str, ...]


def undo(root: Path, home: Path | None = None) -> Undone:
    """Put back what the last write below ``root`` changed, all of it or nothing; files changed since are left alone, and the
    record is kept for them. Raises UsageError if there is no record, WriteError if a file cannot be written."""
    root = root.resolve()
    home = home or root / HOME
    if not home.is_dir():
        raise _nothing(root)
    with locked(home):
        settle(home, root)
        record = next((journal for journal in reversed(list(journals(home))) if journal.undoable), None)
        if record is None:
            raise _nothing(root)
        changes, skipped = _changes_back(record, root)
        outlives = () if skipped else (record.folder.name,)
        if changes:
            commit(changes, root, home, outlives, False)
        elif not skipped:
            record.discard()
    return Undone(tuple(change.path for change in changes), tuple(skipped))


def recover(root: Path, home: Path | None = None) -> Recovered:
    """Finish or take back a write that was stopped half way; as a rule there is none.

    Raises WriteError if another process is writing, or if that failed again.
    """
    root = root.resolve()
    home = home or root / HOME
    if not home.is_dir() or all(journal.state is State.DONE for journal in journals(home)):
        return Recovered()
    with locked(home):
        return settle(home, root)


def _changes_back(record: Journal, root: Path) -> tuple[list[Change], list[str]]:
    changes, skipped = [], []
    for number, entry in enumerate(record.entries):
        target = root / entry.path
        now = digest_of(target)
        if now == entry.new:
            changes.append(Change(entry.path, target.read_bytes(), record.backup(number).read_bytes()))
        elif now != entry.old:
            skipped.append(entry.path)
    return changes, skipped


def _nothing(root: Path) -> UsageError:
    return UsageError(
        f"{root}: there is nothing to undo; no 'migrate --write' and no 'check --fix' is on record here. "
        "The record is that of the last write in this project: name another project as PATH, or use git"
    )
