"""The run of one write: staged beside the targets, then put in place, then on record; whatever fails, all is put back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.write.files import create, digest, digest_of, sync, sync_folder, sync_folders
from qdrant_async_migrate.write.journal import HOME, Entry, Journal, State, begin, journals, new_name, sweep
from qdrant_async_migrate.write.lock import locked


@dataclass(frozen=True, slots=True)
class Change:
    """One file's bytes before and after; ``path`` is relative to the root, or a link inside the tree."""

    path: str
    old: bytes
    new: bytes


def write(changes: Sequence[Change], root: Path, home: Path | None = None) -> None:
    """Write all ``changes`` below ``root``, or none.

    ``home`` keeps the journal, by default ``.qdrant-async-migrate`` in the root. Raises WriteError, and leaves every file as it
    was, if one has changed since it was read, lies outside the root, is write-protected, or cannot be written.
    """
    changes = [change for change in changes if change.old != change.new]
    if not changes:
        return
    root = root.resolve()
    home = home or root / HOME
    with locked(home):
        settle(home, root)
        commit(changes, root, home, tuple(journal.folder.name for journal in journals(home)), True)


def commit(changes: Sequence[Change], root: Path, home: Path, outlives: tuple[str, ...], undoable: bool) -> None:
    """``write`` for who holds the lock; ``outlives`` and ``undoable`` as in ``Journal``."""
    targets = [target_of(change, root) for change in changes]
    _refuse_twins(targets, root)
    name = new_name()
    entries = tuple(
        Entry(
            _shown(target, root),
            _shown(target.with_name(f".{HOME}-{name}-{number}"), root),
            digest(change.old),
            digest(change.new),
        )
        for number, (target, change) in enumerate(zip(targets, changes, strict=True))
    )
    journal = Journal(home / name, State.STAGING, entries, outlives, undoable)
    try:
        begin(journal, [change.old for change in changes])
        for entry, change in zip(entries, changes, strict=True):
            create(root / entry.staged, change.new, like=root / entry.path, wait=False)
        sync([*map(journal.backup, range(len(entries))), *(root / entry.staged for entry in entries)])
        journal = journal.moved_to(State.FINISHING)
        finish(journal, root)
    except BaseException as error:
        restore(journal, root)
        if isinstance(error, OSError):
            raise WriteError(f"{error.filename or root}: {error.strerror or error}; nothing has been changed") from error
        raise


def finish(journal: Journal, root: Path) -> None:
    """Put in place what lies ready. Raises WriteError, half way through, for a file that is not as it was."""
    for entry in journal.entries:
        target, staged = root / entry.path, root / entry.staged
        now = digest_of(target)
        if now == entry.new and not staged.exists():
            continue  # the run before got this far
        if now != entry.old:
            raise WriteError(f"{entry.path}: this file has changed since it was read; nothing has been changed, run again")
        if digest_of(staged) != entry.new:
            raise WriteError(f"{entry.staged}: this file, which waited to be put in place, is gone; nothing has been changed")
        os.replace(staged, target)
    sync_folders(sorted({(root / entry.path).parent for entry in journal.entries}))
    journal.close()


def restore(journal: Journal, root: Path) -> None:
    """Put back what is in place already, unless somebody has changed it again, and clear away what waits. Where even that
    fails, the journal stays for the next run."""
    if not (journal.folder / "journal.json").exists():
        journal.discard()
        return
    with suppress(OSError):
        journal = journal.moved_to(State.RESTORING)
    try:
        for number, entry in enumerate(journal.entries):
            _put_back(journal, number, entry, root)
        journal.discard()
    except OSError as error:
        raise WriteError(
            f"{error.filename or root}: {error.strerror}; some files are written and some are not: make room and run again, "
            f"the next run puts them back (old contents are in {journal.folder})"
        ) from error


def _put_back(journal: Journal, number: int, entry: Entry, root: Path) -> None:
    target, staged = root / entry.path, root / entry.staged
    staged.unlink(missing_ok=True)
    if entry.new != entry.old and digest_of(target) == entry.new:
        create(staged, journal.backup(number).read_bytes(), like=target)
        os.replace(staged, target)
    sync_folder(target.parent)


@dataclass(frozen=True, slots=True)
class Recovered:
    """Paths, from the root, of runs that were stopped: put in place after all, and put back."""

    finished: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


def settle(home: Path, root: Path) -> Recovered:
    """Finish or take back runs that were stopped, for who holds the lock."""
    finished: list[str] = []
    restored: list[str] = []
    sweep(home)
    for journal in list(journals(home)):
        if journal.state is State.DONE:
            journal.tidy()
        elif journal.state is State.FINISHING and _finished(journal, root):
            finished += [entry.path for entry in journal.entries]
        else:
            restore(journal, root)
            restored += [entry.path for entry in journal.entries]
    return Recovered(tuple(finished), tuple(restored))


def _finished(journal: Journal, root: Path) -> bool:
    try:
        finish(journal, root)
    except (OSError, WriteError):
        return False
    return True


def target_of(change: Change, root: Path) -> Path:
    """The real file of a change, still as it was read. Raises WriteError."""
    target = (root / change.path).resolve()
    if not target.is_relative_to(root):
        raise WriteError(f"{change.path}: this file lies outside the project ({target}); nothing has been changed")
    try:
        mode, data = target.stat().st_mode, target.read_bytes()
    except OSError as error:
        raise WriteError(f"{change.path}: {error.strerror}; nothing has been changed") from None
    if data != change.old:
        raise WriteError(f"{change.path}: this file has changed since it was read; nothing has been changed, run again")
    if not mode & 0o222:
        raise WriteError(f"{change.path}: this file is write-protected; nothing has been changed")
    return target


def _refuse_twins(targets: list[Path], root: Path) -> None:
    seen: set[Path] = set()
    for target in targets:
        if target in seen:
            raise WriteError(f"{_shown(target, root)}: two changes of this one file were asked for; nothing has been changed")
        seen.add(target)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
