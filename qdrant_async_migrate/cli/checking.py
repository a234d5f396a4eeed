"""Runs a lint that was asked for and shows its outcome. Imported only when there is something to run."""

from __future__ import annotations

import sys
from pathlib import Path

from qdrant_async_migrate.cli.baseline import save, without_known
from qdrant_async_migrate.cli.migrating import machine_readable
from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.cli.progress import progress
from qdrant_async_migrate.cli.session import config_of, project_root, put, say, show_files, tell, view_of
from qdrant_async_migrate.cli.status import Status, status
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.report.paint import width_of
from qdrant_async_migrate.report.words import count


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
    if request.stdin_filename or "-" in request.paths:
        return _check_stdin(request, wishes)
    config = config_of(request, request.paths)
    if request.show_files:
        return show_files(request, config)
    from qdrant_async_migrate.pipeline import run_check

    with progress(request.quiet) as bar:
        outcome = run_check(request.paths, config, cwd=Path.cwd(), fix=wishes.fix, allow_dirty=wishes.allow_dirty, progress=bar)
    return _concluded(outcome, _baseline(request, config), request, wishes)


def _check_stdin(request: Request, wishes: Wishes) -> Status:
    from qdrant_async_migrate.cli.piping import piped
    from qdrant_async_migrate.pipeline import run_check

    if wishes.fix or wishes.add_ignores or wishes.write_baseline:
        raise UsageError("--fix, --add-ignores and --write-baseline write files; they do not go with text on stdin")
    with piped(request) as program:
        outcome = run_check([program.name], program.config, cwd=program.cwd)
    return _concluded(outcome, _baseline(request, program.config), request, wishes)


def _baseline(request: Request, config: Config) -> Path | None:
    """One on the command line is meant from here, one in the configuration from the root of the project."""
    if not config.baseline:
        return None
    given = request.overrides.get("baseline")
    return Path(config.baseline) if given else project_root([p for p in request.paths if p != "-"]) / config.baseline


def _concluded(outcome: Outcome, baseline: Path | None, request: Request, wishes: Wishes) -> Status:
    """What becomes of the findings: kept as a baseline, silenced by comments, or shown without those that are known."""
    if wishes.write_baseline:
        return _write_baseline(outcome, baseline)
    stale = 0
    if baseline is not None:
        outcome, stale = without_known(outcome, baseline)
    if wishes.add_ignores:
        return _add_ignores(outcome)
    _show(outcome, request, wishes)
    if stale and not request.quiet:
        print(f"{count(stale, 'finding')} of {baseline} no longer found: --write-baseline takes them out.", file=sys.stderr)
    found = status(outcome)
    return Status.DONE if wishes.exit_zero and found is Status.FINDINGS else found


def _write_baseline(outcome: Outcome, baseline: Path | None) -> Status:
    if baseline is None:
        raise UsageError("--write-baseline needs a file to write: --baseline FILE, or 'baseline' in the configuration")
    print(f"{count(save(outcome, baseline), 'finding')} written to {baseline}.", file=sys.stderr)
    return Status.DONE


def _add_ignores(outcome: Outcome) -> Status:
    from qdrant_async_migrate.cli.ignores import with_ignores
    from qdrant_async_migrate.write import write_outcome

    commented, left = with_ignores(outcome)
    write_outcome(commented, Path.cwd())
    for finding in left:
        print(f"{finding.path}:{finding.line}: {finding.code} cannot be silenced there: no comment can stand", file=sys.stderr)
    print(f"Comments added in {count(len(commented.files), 'file')}; say in each why it is fine.", file=sys.stderr)
    return Status.FINDINGS if left else Status.DONE


def _show(outcome: Outcome, request: Request, wishes: Wishes) -> None:
    if request.format != "text":
        put(machine_readable(outcome, request.format).encode())
        return
    from qdrant_async_migrate.report import summary, text

    view = view_of(request, outcome, width_of(sys.stdout))
    say(summary.statistics(outcome) if wishes.statistics else text.findings(outcome, view), request)
    if not request.quiet:
        tell(summary.summary(outcome, view), request)
