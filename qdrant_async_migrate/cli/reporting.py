"""Plans the migration and writes the report that was asked for. Imported only when there is something to run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.progress import progress
from qdrant_async_migrate.cli.session import config_of, project_root, put
from qdrant_async_migrate.cli.status import Status, status
from qdrant_async_migrate.model.errors import UsageError, WriteError
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.report.words import count

PAGE = "report.html"
STDOUT = "-"
PROGRAMS = (".py", ".pyi", ".ipynb", ".toml")


def report(request: Request, output: str | None, fold: bool | None) -> int:
    """Write the report; gives the exit status."""
    target = output or (PAGE if request.format == "html" else STDOUT)
    _refuse(target)
    from qdrant_async_migrate.pipeline import run_migrate

    config = config_of(request, request.paths)
    with progress(request.quiet) as bar:
        outcome = run_migrate(request.paths, config, cwd=Path.cwd(), progress=bar)
    _write(target, _made(outcome, request, fold))
    if not request.quiet:
        _tell(outcome, request, target, fold)
    found = status(outcome)
    return Status.DONE if found is Status.FINDINGS else found


def _refuse(target: str) -> None:
    """A slip of the hand must not cost anybody a source file."""
    if target.endswith(PROGRAMS):
        raise UsageError(f"--output {target}: this would overwrite a source file; name a file like {PAGE}")
    if target != STDOUT and not Path(target).absolute().parent.is_dir():
        raise UsageError(f"--output {target}: there is no folder {os.path.dirname(target)}; make it first")


def _made(outcome: Outcome, request: Request, fold: bool | None) -> str:
    if request.format == "html":
        from qdrant_async_migrate.report.page import as_html

        return as_html(outcome, project_root(request.paths).name)
    from qdrant_async_migrate.report.drawing import as_dot, as_mermaid

    return (as_mermaid if request.format == "mermaid" else as_dot)(outcome.graph, fold)


def _write(target: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    if target == STDOUT:
        put(data)
        return
    try:
        Path(target).write_bytes(data)
    except OSError as error:
        raise WriteError(f"{target}: the report cannot be written: {error.strerror}; name another file with --output") from None


def _tell(outcome: Outcome, request: Request, target: str, fold: bool | None) -> None:
    from qdrant_async_migrate.report.drawing import told

    if request.format != "html" and (note := told(outcome.graph, fold)):
        print(note, file=sys.stderr)
    if not outcome.graph.nodes:
        print("No call of a sync client was found: there is nothing to draw.", file=sys.stderr)
    if target != STDOUT:
        held = [finding for finding in outcome.findings if finding.holds_back]
        stops = f", {count(len(held), 'blocker')}" if held else ""
        print(f"Report written to {target}{stops}. Open it in a browser; it needs no network.", file=sys.stderr)
