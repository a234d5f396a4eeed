"""What a run of ``migrate`` or ``check`` needs around the pipeline: its settings, its progress, and its place on the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from qdrant_async_migrate.cli.options import Request
from qdrant_async_migrate.config import Config, load
from qdrant_async_migrate.discover import discover, find_root
from qdrant_async_migrate.model.findings import Outcome
from qdrant_async_migrate.report.paint import Line, paint, wants_color
from qdrant_async_migrate.report.text import View
from qdrant_async_migrate.report.words import count


def project_root(paths: Sequence[str]) -> Path:
    """The root of the project around ``paths``."""
    return find_root(paths, Path.cwd())


def config_of(request: Request, paths: Sequence[str]) -> Config:
    """The settings for ``paths``: those of their project, then those of the command line."""
    return load(project_root(paths), request.config_file, request.overrides)


def show_files(request: Request, config: Config) -> int:
    """List on stdout what would be read and which rule left the rest out."""
    found = discover(request.paths, config, Path.cwd())
    outside = sum(not file.writable for file in found.files)
    for file in found.files:
        print(_from_here(found.root / file.path))
    for left in found.left:
        folder = "/" if left.path.endswith("/") else ""
        print(f"{_from_here(found.root / left.path)}{folder}  left out: {left.rule}", file=sys.stderr)
    if not request.quiet:
        known = f", {outside} of them outside the PATHs: read, never written" if outside else ""
        print(f"{count(len(found.files), 'file')} would be read{known}; {len(found.left)} left out.", file=sys.stderr)
    return 0


def _from_here(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")


def view_of(request: Request, outcome: Outcome, width: int | None) -> View:
    """How much of ``outcome`` to show, on a terminal of ``width`` columns (None: no terminal)."""
    return View(width, request.quiet, request.verbose, texts_of(outcome))


def texts_of(outcome: Outcome) -> dict[str, str]:
    """Texts of the files that findings stand in, by path; those that the outcome does not carry are read again."""
    carried = {file.path: file.before for file in outcome.files if file.before}
    missing = {finding.path for finding in outcome.findings} - carried.keys()
    return {**carried, **{path: _text(path) for path in missing}}


def _text(path: str) -> str:
    """Empty for a file that cannot be read: then its findings are shown without a quotation."""
    try:
        return Path(path).read_text("utf-8", "replace")
    except (OSError, ValueError):
        return ""


def tell(lines: Iterable[Line], request: Request) -> None:
    """Write lines of a report to stderr."""
    sys.stdout.flush()
    paint(lines, sys.stderr, wants_color(request.color, sys.stderr))


def say(lines: Iterable[Line], request: Request) -> None:
    """Write lines of a report to stdout."""
    paint(lines, sys.stdout, wants_color(request.color, sys.stdout))


def put(data: bytes) -> None:
    """Write bytes to stdout as they are: no newline is translated, no character encoded anew."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def way_from_git_top() -> str:
    """The working directory as seen from the top of its git working tree, ending in ``/``; empty at the top and without git."""
    here = Path.cwd().resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return "" if top == here else f"{here.relative_to(top).as_posix()}/"
