"""Runs the bundled service as it is and as migrated, and holds the two outputs against each other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from qdrant_async_migrate.cli.status import Status
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.demo import SERVICE
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.pipeline import run_migrate
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.report.diff import painted, unified
from qdrant_async_migrate.report.paint import Line, Span, paint, wants_color, width_of
from qdrant_async_migrate.report.summary import summary
from qdrant_async_migrate.report.text import View, findings

COMMAND = ("main.py", "--list")
PATIENCE = 120
"""Seconds that the service may take; it takes one or two."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the service."""

    status: int
    output: str
    errors: str

    @property
    def is_fine(self) -> bool:
        """It ended as it should, and Python had nothing to warn of."""
        return self.status == 0 and not self.errors


def demonstrate(color: str) -> Status:
    """Show the whole demonstration on stdout, and give the exit status."""
    if find_spec("qdrant_client") is None:
        raise UsageError(
            "the demo runs a service on the embedded Qdrant engine and needs qdrant-client, "
            f"which {sys.executable} does not have: {sys.executable} -m pip install qdrant-client"
        )
    with tempfile.TemporaryDirectory(prefix="qdrant-async-migrate-demo-") as folder:
        return _demonstrate(Path(folder).resolve() / "bookshop", wants_color(color, sys.stdout))


def _demonstrate(copy: Path, color: bool) -> Status:
    shutil.copytree(SERVICE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    paint([_title(f"1. {_size(copy)}, as it is: python main.py --list")], sys.stdout, color)
    before = _run(copy)
    paint(_output(before), sys.stdout, color)
    outcome = run_migrate(["."], Config(cache=False), cwd=copy, write=True, allow_dirty=True)
    paint([_title("2. qdrant-async-migrate migrate --write"), *_migration(outcome)], sys.stdout, color)
    paint([_title("3. The same service, migrated: python main.py --list")], sys.stdout, color)
    after = _run(copy)
    paint(_output(after), sys.stdout, color)
    verdict, status = _verdict(before, after, outcome)
    paint([verdict], sys.stdout, color)
    return status


def _run(folder: Path) -> Ran:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *COMMAND]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _size(folder: Path) -> str:
    files = list(folder.glob("*.py"))
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in files)
    return f"A service of {len(files)} files and {lines} lines"


def _title(text: str) -> Line:
    return Line(Span(f"\n{text}\n", "heading"))


def _output(ran: Ran) -> Iterator[Line]:
    yield from (Line(f"   {line}") for line in ran.output.splitlines())
    yield from (Line("   ", Span(line, "error")) for line in ran.errors.splitlines())


def _migration(outcome: Outcome) -> Iterator[Line]:
    for file in outcome.files:
        yield from painted(unified(file))
    view = View(width_of(sys.stdout))
    yield Line()
    yield from findings(outcome, view)
    yield from summary(outcome, view)


def _verdict(before: Ran, after: Ran, outcome: Outcome) -> tuple[Line, Status]:
    if not outcome.summary.files_changed or outcome.summary.families_kept:
        return Line(Span("\nNot migrated: the service is held back.", "error")), Status.FAULT
    if before == after and after.is_fine:
        return Line(Span("\nEqual: both runs printed the same.", "good")), Status.DONE
    return Line(Span("\nDifferent: the migrated service did not print what it printed before.", "error")), Status.FAULT
