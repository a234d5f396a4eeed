"""Why a function is async, or is not: plans the migration of the project in memory and looks up the place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from qdrant_async_migrate.config import load
from qdrant_async_migrate.discover import find_root
from qdrant_async_migrate.model.errors import UsageError
from qdrant_async_migrate.model.findings import Finding, FunctionOutcome, Outcome
from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.report.text import View, findings

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+)(:\d+)?\Z")


def why(what: str, cwd: Path) -> Iterator[Line]:
    """What a migration would do at ``FILE:LINE`` or to the function called ``SYMBOL``, and why."""
    from qdrant_async_migrate.pipeline import run_migrate

    place = _PLACE.match(what)
    if place and not (cwd / place["path"]).exists():
        raise UsageError(f"{place['path']}: there is no such file")
    root = find_root([place["path"]] if place else [], cwd)
    paths = [os.path.relpath(root, cwd)]
    outcome = run_migrate(paths, load(root), cwd=cwd)
    if place:
        return _at(outcome, os.path.normpath(place["path"]).replace(os.sep, "/"), int(place["line"]))
    return _called(outcome, what)


def _at(outcome: Outcome, path: str, line: int) -> Iterator[Line]:
    """The function around the line is the nearest one that starts at or above it."""
    above = [function for function in outcome.functions if function.path == path and function.line <= line]
    around = [max(above, key=lambda function: function.line)] if above else []
    here = tuple(finding for finding in outcome.findings if finding.path == path and finding.line == line)
    yield from _told(outcome, around, here, f"{path}:{line}")


def _called(outcome: Outcome, symbol: str) -> Iterator[Line]:
    named = [each for each in outcome.functions if _is(each.symbol, symbol)]
    about = tuple(finding for finding in outcome.findings if _is(finding.symbol, symbol))
    yield from _told(outcome, named, about, symbol)


def _is(symbol: str, asked: str) -> bool:
    return symbol == asked or symbol.endswith("." + asked)


def _told(outcome: Outcome, functions: list[FunctionOutcome], about: tuple[Finding, ...], asked: str) -> Iterator[Line]:
    for function in functions:
        yield Line(Span(function.symbol, "code"), Span(f" ({function.path}:{function.line})", "dim"), " turns async:")
        yield Line(f"  {function.because}")
    if about:
        part = Outcome(outcome.command, outcome.root, False, outcome.files, about, (), outcome.summary)
        yield from findings(part, View(verbose=True))
    if not functions and not about:
        yield Line(Span(asked, "code"), ": no function turns async there, and nothing is held back.")
