"""Findings for a person: the code with a caret, the message, the path through the call graph, what to do. The first line of
each has the form ``path:line:column: CODE severity: message``, which editors and problem matchers read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from qdrant_async_migrate.model.findings import Finding, Outcome, Severity
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.report.frame import frame, gutter, lines_of
from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.report.words import count, with_others

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class View:
    """How much to show: columns of the terminal (None: no wrapping), and which notes."""

    width: int | None = None
    quiet: bool = False
    verbose: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    """Texts of files that the outcome does not carry, by path."""


def findings(outcome: Outcome, view: View) -> Iterator[Line]:
    """All findings: what is held back first, by how much it unlocks; then the others; then notes in brief."""
    texts = {**view.texts, **{file.path: file.before for file in outcome.files if file.before}}
    lines = {path: lines_of(texts[path]) for path in {finding.path for finding in outcome.findings} & texts.keys()}
    loud = sorted((each for each in outcome.findings if each.severity is not Severity.INFO), key=_order)
    notes = sorted((each for each in outcome.findings if each.severity is Severity.INFO), key=_order)
    for finding in loud:
        yield from one(finding, lines.get(finding.path, []), view)
        yield Line()
    if notes and not view.quiet:
        yield from _notes(notes, lines, view)


def _notes(notes: list[Finding], lines: Mapping[str, list[str]], view: View) -> Iterator[Line]:
    if view.verbose:
        for finding in notes:
            yield from one(finding, lines.get(finding.path, []), view)
            yield Line()
        return
    for finding in notes:
        yield from _head(finding, view)
    yield Line()


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    return (-finding.holds_back, finding.path, finding.line, finding.column, finding.code)


def one(finding: Finding, lines: list[str], view: View) -> Iterator[Line]:
    """One finding in full."""
    margin = gutter(finding)
    yield from _head(finding, view)
    quoted = list(frame(finding, lines, view.width))
    yield from quoted
    remarks = [*_held(finding), *_path(finding), *_help(finding, view, margin)]
    if quoted and remarks:
        yield Line(Span(f" {'':>{margin}} |", "gutter"))
    for remark in remarks:
        yield Line(Span(f" {'':>{margin}} ", "gutter"), *remark)


def _head(finding: Finding, view: View) -> Iterator[Line]:
    place = f"{finding.path}:{finding.line}:{finding.column}:"
    fix = " [fixable]" if finding.fixable else ""
    words = f"{place} {finding.code} {WORDS[finding.severity]}: {finding.message}{fix}"
    first, *rest = _wrapped(words, view.width, "    ")
    start = len(f"{place} {finding.code} {WORDS[finding.severity]}:")
    if not first.startswith(f"{place} {finding.code} "):
        yield Line(Span(first, "path"))
    else:
        severity = Span(first[len(place) + len(finding.code) + 2 : start], finding.severity.value)
        yield Line(Span(place, "path"), " ", Span(finding.code, "code"), " ", severity, first[start:])
    yield from (Line(line) for line in rest)


def _held(finding: Finding) -> Iterator[Line]:
    if finding.holds_back:
        yield Line(Span("= holds back: ", "label"), f"{count(finding.holds_back, 'call')}{with_others(finding.beside)}")


def _path(finding: Finding) -> Iterator[Line]:
    """The chain, one step deeper each line; it starts where the finding stands."""
    if not finding.via:
        return
    label = "= path: "
    here = f"{finding.path}:{finding.line}"
    steps = [(step.symbol, f"{step.path}:{step.line}") for step in finding.via]
    if finding.symbol and steps[0][0] != finding.symbol:
        steps.insert(0, (finding.symbol, here))
    for depth, (symbol, place) in enumerate(steps):
        lead = Span(label, "label") if depth == 0 else Span(" " * (len(label) + 3 * (depth - 1)) + "└─ ", "gutter")
        yield Line(lead, symbol, Span(f" ({place})", "dim"))


def _help(finding: Finding, view: View, margin: int) -> Iterator[Line]:
    if not finding.help:
        return
    label = "= help: "
    room = view.width and view.width - margin - 2
    first, *rest = [line for part in finding.help.splitlines() for line in _wrapped(label + part, room, "")] or [label]
    yield Line(Span(label, "label"), first[len(label) :])
    yield from (Line(" " * len(label) + line.removeprefix(label)) for line in rest)


def _wrapped(text: str, width: int | None, indent: str) -> list[str]:
    if not width or len(text) <= width:
        return [text]
    return textwrap.wrap(text, max(width, 40), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [text]
