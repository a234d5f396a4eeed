"""From the outcome of a run to the bytes that it wants written."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.discover import Undecodable, decode, encode
from qdrant_async_migrate.model.errors import WriteError
from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from qdrant_async_migrate.write.run import Change, write


def write_outcome(outcome: Outcome, cwd: Path) -> None:
    """Write what the run planned, all files or none. Its paths and its root are relative to ``cwd``, the root being that of the
    project, where the record for ``undo`` is kept.

    Raises WriteError, and changes nothing, if a file is no longer as the run read it.
    """
    changed = [file for file in outcome.files if file.status is FileStatus.CHANGED]
    write([_change(file, cwd.resolve()) for file in changed], cwd / outcome.root)


def _change(file: FileOutcome, cwd: Path) -> Change:
    path = cwd / file.path
    try:
        old = path.read_bytes()
        text, form = decode(old)
        if text != file.before:
            raise WriteError(f"{file.path}: this file has changed since it was read; nothing has been changed, run again")
        return Change(str(path), old, encode(file.after, form))
    except OSError as error:
        raise WriteError(f"{file.path}: {error.strerror}; nothing has been changed") from None
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        raise WriteError(f"{file.path}: {error.encoding} has no {character!r}; nothing has been changed") from None
    except Undecodable:
        raise WriteError(f"{file.path}: this file has changed since it was read; nothing has been changed, run again") from None
