"""Figures, blockers and findings as markup. In: an outcome. Out: the inside of three sections."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from qdrant_async_migrate.model.findings import Finding, Outcome, Severity
from qdrant_async_migrate.report.page.markup import Anchors, code_of, framed, help_of, quotes, via, worded
from qdrant_async_migrate.report.summary import blocking_first, next_steps
from qdrant_async_migrate.report.text import WORDS
from qdrant_async_migrate.report.words import count
from qdrant_async_migrate.rules import page

FRAMES = 400
"""Findings that quote their code; a page with thousands of quotations helps nobody."""


def summary(outcome: Outcome) -> str:
    """The figures, the share that moves, and the next step."""
    figures = outcome.summary
    tiles = (
        (figures.awaited, "client calls awaited", ""),
        (figures.kept, "client calls held back", "warn" if figures.kept else ""),
        (figures.functions_made_async, "functions turn async", ""),
        (figures.files_changed, "files changed" if outcome.written else "files would change", ""),
        (figures.families_migrated, "clients move to the async kind", ""),
        (figures.families_kept, "clients stay sync", "warn" if figures.families_kept else ""),
    )
    boxes = "".join(f'<div class="card tile {kind}"><b>{number:,}</b><span>{text}</span></div>' for number, text, kind in tiles)
    steps = "".join(f"<p>{worded(str(line))}</p>" for line in next_steps(outcome))
    return f'<div class="tiles">{boxes}</div>{_share(figures.awaited, figures.kept)}<div class="card next">{steps}</div>'


def _share(awaited: int, kept: int) -> str:
    both = awaited + kept
    if not both:
        return ""
    text = f"{awaited} of {both} client calls move to the async client ({round(100 * awaited / both)} %)"
    return f"""<div class="share" role="img" aria-label="{text}"><i style="flex:{awaited}"></i><i style="flex:{kept}"></i></div>
<div class="small">{text}</div>"""


def blockers(outcome: Outcome, anchors: Anchors) -> str:
    """What holds calls back, the one that unlocks most first."""
    found = blocking_first(outcome)
    if not found:
        return '<p class="small">Nothing is held back.</p>'
    texts = {file.path: file.before for file in outcome.files if file.before}
    lines, most = quotes(texts, found), found[0].holds_back
    items = "\n".join(_blocker(finding, lines.get(finding.path, []), most, anchors) for finding in found)
    lead = "Clear them from the top: each names how many calls follow once it is gone."
    return f'<p class="small">{lead}</p><ol class="blockers">{items}</ol>'


def _blocker(finding: Finding, lines: list[str], most: int, anchors: Anchors) -> str:
    width = round(100 * finding.holds_back / most)
    return f"""<li class="card blocker"><header>{code_of(finding)} {anchors.place(finding.path, finding.line)}
<span class="gain">unlocks {count(finding.holds_back, "call")}</span></header>
<div class="meter" aria-hidden="true"><i style="width:{width}%"></i></div>
<p class="message">{worded(finding.message)}</p>{framed(finding, lines)}{via(finding, anchors)}{help_of(finding)}
<button type="button" data-show="{escape(finding.path)}:{finding.line}">Show in the call graph</button></li>"""


def findings(outcome: Outcome, anchors: Anchors) -> str:
    """All findings, with filters by words, loudness and code."""
    if not outcome.findings:
        return '<p class="small">No findings.</p>'
    texts = {file.path: file.before for file in outcome.files if file.before}
    order = list(Severity)
    found = sorted(outcome.findings, key=lambda f: (order.index(f.severity), -f.holds_back, f.path, f.line, f.column))
    lines = quotes(texts, found[:FRAMES])
    rows = (_finding(f, lines.get(f.path, []) if i < FRAMES else [], anchors) for i, f in enumerate(found))
    return "\n".join((_filters(outcome), *rows))


def _filters(outcome: Outcome) -> str:
    loud = {finding.severity for finding in outcome.findings}
    boxes = (
        f'<label class="check"><input type="checkbox" name="severity" value="{each.value}" checked>{WORDS[each]}s</label>'
        for each in Severity
        if each in loud
    )
    return f"""<form class="tools" role="search">
<input class="grow" type="search" name="words" aria-label="Filter findings" placeholder="Filter by words, file or symbol">
<select name="code" aria-label="Code"><option value="">All codes</option>{"".join(_options(outcome))}</select>{"".join(boxes)}
<span class="count" role="status"></span></form>"""


def _options(outcome: Outcome) -> Iterator[str]:
    codes = sorted({finding.code for finding in outcome.findings})
    for code in codes:
        number = sum(finding.code == code for finding in outcome.findings)
        yield f'<option value="{code}">{code} {escape(page(code).name)} ({number})</option>'


def _finding(finding: Finding, lines: list[str], anchors: Anchors) -> str:
    words = escape(f"{finding.code} {finding.path} {finding.symbol} {finding.message}".lower())
    kept = f'data-row="{words}" data-severity="{finding.severity.value}" data-code="{finding.code}"'
    place = f"{escape(finding.path)}:{finding.line}"
    more = f"{worded(page(finding.code).summary)}. <code>qdrant-async-migrate explain {finding.code}</code>"
    return f"""<details class="card finding" {kept}><summary>{code_of(finding)}
<span class="message">{worded(finding.message)}</span><span class="place">{place}</span></summary>
<div>{anchors.place(finding.path, finding.line)}{framed(finding, lines)}{via(finding, anchors)}{help_of(finding)}
<p class="small">{more}</p></div></details>"""
