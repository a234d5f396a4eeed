"""The record of one write: what it changes, how far it is, and the old content. Kept in the project's
``.qdrant-async-migrate`` folder; one folder a run, with ``journal.json`` and the old files by number."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import replace as with_fields
from enum import Enum
from pathlib import Path

from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.write.files import create, replace, sync_folder

HOME = ".qdrant-async-migrate"


class State(str, Enum):
    """How far a run is, and with that, what the next run does when it finds it stopped."""

    STAGING = "staging"
    """No target is touched yet: clear away."""
    FINISHING = "finishing"
    """Everything lies ready: finish."""
    RESTORING = "restoring"
    """Something failed: put back."""
    DONE = "done"
    """The record for ``undo``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: where it is and where its new content waits (both from the root), digests of both contents."""

    path: str
    staged: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Journal:
    """``folder`` is its own; ``outlives`` are names of records that are void once this is done; ``undoable`` says whether
    it stays as a record itself."""

    folder: Path
    state: State
    entries: tuple[Entry, ...]
    outlives: tuple[str, ...] = ()
    undoable: bool = True

    def backup(self, number: int) -> Path:
        """The old content of the entry of that number."""
        return self.folder / str(number)

    def moved_to(self, state: State) -> Journal:
        """This run one step further, on the disk as well."""
        journal = with_fields(self, state=state)
        journal.save()
        return journal

    def save(self) -> None:
        content = {
            "state": self.state.value,
            "entries": [asdict(entry) for entry in self.entries],
            "outlives": self.outlives,
            "undoable": self.undoable,
        }
        replace(self.folder / "journal.json", json.dumps(content, indent=1).encode())

    def close(self) -> None:
        """The run is done: it becomes the record, or, like those that it outlives, goes away."""
        self.moved_to(State.DONE).tidy()

    def tidy(self) -> None:
        """Clear away what a run that is done leaves behind."""
        for name in self.outlives:
            _clear(self.folder.with_name(name))
        if not self.undoable:
            self.discard()

    def discard(self) -> None:
        """Forget the run."""
        _clear(self.folder)


def _clear(folder: Path) -> None:
    """The journal goes first: without it the rest means nothing."""
    (folder / "journal.json").unlink(missing_ok=True)
    sync_folder(folder)
    shutil.rmtree(folder, ignore_errors=True)


def new_name() -> str:
    """A name for a run; later ones sort behind earlier ones."""
    return f"run-{time.time_ns():020d}"


def begin(journal: Journal, old: list[bytes]) -> None:
    """Make the run's folder: the old contents first, then the journal that speaks of them. Nobody needs these before a target is
    touched: until then they need not be on the disk."""
    journal.folder.mkdir(parents=True)
    for number, data in enumerate(old):
        create(journal.backup(number), data, wait=False)
    journal.save()
    sync_folder(journal.folder.parent)


def make_home(home: Path) -> None:
    """The folder of all journals, which keeps itself out of version control."""
    home.mkdir(exist_ok=True)
    if not (home / ".gitignore").exists():
        (home / ".gitignore").write_text("*\n")


def journals(home: Path) -> Iterator[Journal]:
    """All runs on record, oldest first."""
    for folder in _runs(home):
        try:
            content = json.loads((folder / "journal.json").read_bytes())
            entries = tuple(Entry(**entry) for entry in content["entries"])
            state, outlives, undoable = State(content["state"]), tuple(content["outlives"]), bool(content["undoable"])
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise WriteError(
                f"{folder}: this record of an earlier run cannot be read ({error!r}); look at it, then delete it"
            ) from None
        yield Journal(folder, state, entries, outlives, undoable)


def sweep(home: Path) -> None:
    """Clear away runs without a journal: they were stopped before they began, or after they ended. For who holds the lock."""
    for folder in _runs(home):
        if not (folder / "journal.json").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _runs(home: Path) -> list[Path]:
    try:
        return sorted(home / name for name in os.listdir(home) if name.startswith("run-"))
    except OSError as error:
        raise WriteError(f"{home}: the record of earlier runs cannot be listed: {error.strerror}") from None
