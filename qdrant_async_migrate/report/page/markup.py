"""HTML as text. In: values. Out: markup in which everything that came from a program is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.report.frame import frame, lines_of
from qdrant_async_migrate.report.paint import Line

FRAME = {"gutter": "g", "context": "x", "caret": "c"}


class Anchors(dict[str, str]):
    """Names of the files that have changed, in the page, by path."""

    def place(self, path: str, line: int) -> str:
        """``path:line``, as a link where the page shows the file."""
        text = f"{escape(path)}:{line}"
        if path in self:
            return f'<a class="place" href="#{self[path]}">{text}</a>'
        return f'<span class="place">{text}</span>'


def code_of(finding: Finding) -> str:
    """The badge of a finding."""
    return f'<span class="code {finding.severity.value}">{finding.code}</span>'


def framed(finding: Finding, lines: list[str]) -> str:
    """The line of the finding between its neighbours; empty where the text is not at hand."""
    rows = [_row(line) for line in frame(finding, lines)]
    return f'<pre class="frame">{"".join(rows[1:])}</pre>' if rows else ""


def _row(line: Line) -> str:
    return "".join(_span(span.text, FRAME.get(span.style, "")) for span in line) + "\n"


def _span(text: str, style: str) -> str:
    return f'<span class="{style}">{escape(text)}</span>' if style else escape(text)


def via(finding: Finding, anchors: Anchors) -> str:
    """The path through the call graph, one step deeper each line."""
    if not finding.via:
        return ""
    steps = [(step.symbol, step.path, step.line) for step in finding.via]
    if finding.symbol and steps[0][0] != finding.symbol:
        steps.insert(0, (finding.symbol, finding.path, finding.line))
    rows = (
        f'<li style="--d:{depth}"><code>{escape(symbol)}</code> {anchors.place(path, line)}</li>'
        for depth, (symbol, path, line) in enumerate(steps)
    )
    return f'<ol class="via" aria-label="path through the call graph">{"".join(rows)}</ol>'


def help_of(finding: Finding) -> str:
    """What to do."""
    return f'<p class="help"><b>Do:</b> {worded(finding.help)}</p>' if finding.help else ""


def worded(text: str) -> str:
    """Text in which back quotes mark code."""
    parts = escape(text).split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))


def quotes(texts: Mapping[str, str], findings: Iterable[Finding]) -> dict[str, list[str]]:
    """The lines of every file that a finding stands in."""
    return {path: lines_of(texts[path]) for path in {finding.path for finding in findings} & texts.keys()}


def joined(parts: Iterator[str]) -> str:
    """Parts, a line each."""
    return "\n".join(parts)
