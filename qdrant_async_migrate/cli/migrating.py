"""Runs a migration that was asked for and shows its outcome. Imported only when there is something to run."""

from __future__ import annotations

import sys
from pathlib import Path

from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.progress import progress
from qdrant_async_migrate.cli.session import config_of, put, say, show_files, tell, view_of, way_from_git_top
from qdrant_async_migrate.cli.status import status
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.report.diff import painted, patch
from qdrant_async_migrate.report.paint import wants_color, width_of


def migrate(request: Request, *, write: bool, check: bool, allow_dirty: bool) -> int:
    """Plan or apply the migration, show it in the format asked for, and give the exit status."""
    if request.stdin_filename or "-" in request.paths:
        from qdrant_async_migrate.cli.piping import migrate_stdin

        return migrate_stdin(request, write=write, check=check)
    config = config_of(request, request.paths)
    if request.show_files:
        return show_files(request, config)
    from qdrant_async_migrate.pipeline import run_migrate

    with progress(request.quiet) as bar:
        outcome = run_migrate(request.paths, config, cwd=Path.cwd(), write=write, allow_dirty=allow_dirty, progress=bar)
    show(outcome, request)
    return status(outcome, check)


def show(outcome: Outcome, request: Request) -> None:
    """The outcome in the format asked for."""
    if request.format != "text":
        put(machine_readable(outcome, request.format).encode())
        return
    from qdrant_async_migrate.report import summary, text

    if not outcome.written:
        _show_diff(outcome, request)
    view = view_of(request, outcome, width_of(sys.stderr))
    tell(text.findings(outcome, view), request)
    if not request.quiet:
        tell(summary.summary(outcome, view), request)


def machine_readable(outcome: Outcome, form: str) -> str:
    """The outcome as JSON, SARIF or annotations."""
    match form:
        case "json":
            from qdrant_async_migrate.report.json import as_json

            return as_json(outcome)
        case "sarif":
            from qdrant_async_migrate.report.sarif import as_sarif

            return as_sarif(outcome)
        case _:
            from qdrant_async_migrate.report.github import as_github

            return as_github(outcome)


def _show_diff(outcome: Outcome, request: Request) -> None:
    data = patch(outcome, way_from_git_top())
    if wants_color(request.color, sys.stdout):
        say(painted(data.decode("utf-8", "replace")), request)
    else:
        put(data)
