"""The library: the same runs as on the command line, as functions from paths or a string to a ``Result``. Prints nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from qdrant_async_migrate.config import Config, load
from qdrant_async_migrate.discover import find_root
from qdrant_async_migrate.model.findings import FileOutcome, Finding, FunctionOutcome, Outcome, Summary
from qdrant_async_migrate.records import dataclass, replace

if TYPE_CHECKING:
    from concurrent.futures import Executor

Paths = Sequence[str | PathLike[str]]
Progress = Callable[[str, int, int], None]
SOURCE = "source.py"
"""The name of the one file of ``migrate_source``."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found out. Paths are relative to ``cwd``, with ``/``."""

    outcome: Outcome
    cwd: Path

    @property
    def files(self) -> tuple[FileOutcome, ...]:
        """Every file that was asked for: its status and its text before and after."""
        return self.outcome.files

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is held back, what to look at, what blocks."""
        return self.outcome.findings

    @property
    def functions(self) -> tuple[FunctionOutcome, ...]:
        """Every function that turns async, and the chain of calls that makes it so."""
        return self.outcome.functions

    @property
    def summary(self) -> Summary:
        """The figures of the run."""
        return self.outcome.summary

    @property
    def written(self) -> bool:
        """Whether the changes are on disk."""
        return self.outcome.written

    @property
    def code(self) -> str:
        """The text after the migration, of a run over one file. Raises ValueError for a run over more or fewer."""
        if len(self.files) != 1:
            raise ValueError(f"this run was over {len(self.files)} files: read the text of each from .files")
        return self.files[0].after

    def write(self) -> Result:
        """Write what ``migrate(write=False)`` planned, all files or none; gives the result of having done so.

        Raises WriteError, and writes nothing, if a file is no longer as it was when the run read it.
        """
        from qdrant_async_migrate.write import write_outcome

        if self.written:
            return self
        write_outcome(self.outcome, self.cwd)
        return replace(self, outcome=replace(self.outcome, written=True))

    def to_json(self) -> str:
        """The report of ``--format json``."""
        from qdrant_async_migrate.report.json import as_json

        return as_json(self.outcome)


def migrate(
    paths: Paths,
    config: Config | None = None,
    *,
    write: bool = False,
    allow_dirty: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Result:
    """Plan the move of ``paths`` to the async client, and with ``write`` apply it, all files or none.

    ``config``: None reads ``[tool.qdrant-async-migrate]`` of the project around the paths. ``executor``
    (any ``concurrent.futures.Executor``) scans, rewrites and verifies files in place of processes of ours. ``progress`` is called
    with phase, files done, files in all.
    Raises UsageError for a path that does not exist or holds no Python, WriteError where it cannot write.
    """
    from qdrant_async_migrate.pipeline import run_migrate

    names, cwd = [fspath(path) for path in paths], Path.cwd()
    settings = config or load(find_root(names, cwd))
    outcome = run_migrate(names, settings, cwd=cwd, write=write, allow_dirty=allow_dirty, executor=executor, progress=progress)
    return Result(outcome, cwd)


def check(
    paths: Paths,
    config: Config | None = None,
    *,
    fix: bool = False,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Result:
    """Find what blocks the event loop and how the async client is misused in ``paths``; with ``fix`` apply the safe fixes.

    Arguments and errors as for ``migrate``.
    """
    from qdrant_async_migrate.pipeline import run_check

    names, cwd = [fspath(path) for path in paths], Path.cwd()
    settings = config or load(find_root(names, cwd))
    return Result(run_check(names, settings, cwd=cwd, fix=fix, executor=executor, progress=progress), cwd)


def migrate_source(code: str, config: Config | None = None) -> Result:
    """Migrate one string that is a whole program; ``result.code`` is the text after it. Nothing of it is kept on disk."""
    from qdrant_async_migrate.pipeline import run_migrate

    settings = replace(config or Config(), jobs=1, cache=False)
    with tempfile.TemporaryDirectory(prefix="qdrant-async-migrate-") as folder:
        cwd = Path(folder).resolve()
        (cwd / "pyproject.toml").touch()  # marks where the program ends
        (cwd / SOURCE).write_bytes(code.encode())
        return Result(run_migrate([SOURCE], settings, cwd=cwd), cwd)
