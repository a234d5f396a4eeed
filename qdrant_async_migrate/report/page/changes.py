"""The diff of each file as a table: line numbers, syntax colours, and what is new within a line. In: an outcome. Out: markup."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Outcome
from qdrant_async_migrate.report.diff import grouped
from qdrant_async_migrate.report.page.coloured import Marks, Piece, coloured, marked
from qdrant_async_migrate.report.page.markup import Anchors
from qdrant_async_migrate.report.words import count

OPEN = 8
"""Files whose diff is open when the page opens, if there are no more."""
ALIKE = 0.5
"""Share of two lines that must agree for their differences to be worth marking."""


def changed(outcome: Outcome) -> tuple[FileOutcome, ...]:
    """The files that the page shows."""
    return tuple(file for file in outcome.files if file.status is FileStatus.CHANGED)


def anchors(outcome: Outcome) -> Anchors:
    """Where the page shows each of them."""
    return Anchors({file.path: f"file-{number}" for number, file in enumerate(changed(outcome), 1)})


def section(outcome: Outcome) -> str:
    """All diffs, with a filter by path."""
    files = changed(outcome)
    if not files:
        return '<p class="small">No file changes.</p>'
    named = anchors(outcome)
    rows = "\n".join(_file(file, named[file.path], len(files) <= OPEN) for file in files)
    return f"""<form class="tools" role="search"><input class="grow" type="search" name="words" aria-label="Filter files by path"
 placeholder="Filter by path">
<button type="button" data-open="1">Open all</button><button type="button" data-open="0">Close all</button>
<span class="count" role="status"></span></form>
{rows}"""


def _file(file: FileOutcome, name: str, opened: bool) -> str:
    rows = list(_rows(file))
    added, removed = (sum(row.startswith(f'<tr class="{kind}"') for row in rows) for kind in "ad")
    path = escape(file.path)
    title = f"{count(added, 'line')} added, {count(removed, 'line')} removed"
    return f"""<details class="card file" id="{name}" data-row="{path.lower()}"{" open" if opened else ""}>
<summary><span class="mono">{path}</span>
<span title="{title}"><span class="plus">+{added}</span> <span class="minus">−{removed}</span></span></summary>
<div class="diff" tabindex="0" role="region" aria-label="Changes in {path}"><table>{"".join(rows)}</table></div></details>"""


def _rows(file: FileOutcome) -> Iterator[str]:
    old, new = coloured(file.before, file.path), coloured(file.after, file.path)
    for group in grouped(file.before, file.after):
        yield f'<tr class="h"><td class="n"></td><td class="n"></td><td>lines {group[0][3] + 1} to {group[-1][4]}</td></tr>'
        for opcode in group:
            yield from _lines(opcode, old, new)


def _lines(opcode: tuple[str, int, int, int, int], old: list[list[Piece]], new: list[list[Piece]]) -> Iterator[str]:
    tag, i1, i2, j1, j2 = opcode
    if tag == "equal":
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            yield _line("s", i + 1, j + 1, marked(old[i], ()))
        return
    pairs = dict(zip(range(i1, i2), range(j1, j2), strict=False)) if i2 - i1 == j2 - j1 else {}
    marks = {i: _marks(_text(old[i]), _text(new[j])) for i, j in pairs.items()}
    for i in range(i1, i2):
        yield _line("d", i + 1, None, marked(old[i], marks[i][0] if i in marks else ()))
    back = {j: i for i, j in pairs.items()}
    for j in range(j1, j2):
        yield _line("a", None, j + 1, marked(new[j], marks[back[j]][1] if j in back else ()))


def _line(kind: str, old: int | None, new: int | None, text: str) -> str:
    numbers = "".join(f'<td class="n" data-n="{number or ""}"></td>' for number in (old, new))
    return f'<tr class="{kind}">{numbers}<td>{text}</td></tr>'


def _text(line: list[Piece]) -> str:
    return "".join(text for _, text in line)


def _marks(old: str, new: str) -> tuple[Marks, Marks]:
    """Columns of two lines that differ; none if they have little in common."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return (), ()
    different = [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
    return tuple((i1, i2) for _, i1, i2, _, _ in different if i1 < i2), tuple((j1, j2) for *_, j1, j2 in different if j1 < j2)
