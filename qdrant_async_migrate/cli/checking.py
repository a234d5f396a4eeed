"""Runs a lint that was asked for and shows its outcome. Imported only when there is something to run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from qdrant_async_migrate.cli.migrating import machine_readable
from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.progress import progress
from qdrant_async_migrate.cli.session import config_of, put, say, show_files, tell, view_of
from qdrant_async_migrate.cli.status import Status, status
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.report.paint import width_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """What ``check`` was asked for beyond the shared options."""

    fix: bool = False
    write_baseline: bool = False
    add_ignores: bool = False
    statistics: bool = False
    exit_zero: bool = False
    allow_dirty: bool = False


def check(request: Request, wishes: Wishes) -> int:
    """Lint, show the findings in the format asked for, and give the exit status."""
    from qdrant_async_migrate.pipeline import run_check

    if request.stdin_filename or "-" in request.paths:
        from qdrant_async_migrate.cli.piping import piped

        with piped(request) as program:
            outcome = run_check([program.name], program.config, cwd=program.cwd)
            _show(outcome, request, wishes)
        return _status(outcome, wishes)
    config = config_of(request, request.paths)
    if request.show_files:
        return show_files(request, config)
    with progress(request.quiet) as bar:
        outcome = run_check(request.paths, config, cwd=Path.cwd(), fix=wishes.fix, allow_dirty=wishes.allow_dirty, progress=bar)
    _show(outcome, request, wishes)
    return _status(outcome, wishes)


def _status(outcome: Outcome, wishes: Wishes) -> Status:
    found = status(outcome)
    return Status.DONE if wishes.exit_zero and found is Status.FINDINGS else found


def _show(outcome: Outcome, request: Request, wishes: Wishes) -> None:
    if request.format != "text":
        put(machine_readable(outcome, request.format).encode())
        return
    from qdrant_async_migrate.report import summary, text

    view = view_of(request, outcome, width_of(sys.stdout))
    say(summary.statistics(outcome) if wishes.statistics else text.findings(outcome, view), request)
    if not request.quiet:
        tell(summary.summary(outcome, view), request)
