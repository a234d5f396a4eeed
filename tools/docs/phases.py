"""The picture of the phases, drawn as SVG, and their laws, taken from their modules."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib import import_module

from tools.docs.markdown import prose, table

PACKAGE = "qdrant_async_migrate"
MODULES = ("discover", "scan", "demand", "link.program", "solve", "plan", "lint", "rewrite", "verify", "write", "pipeline")

WIDTH, BOX, HEIGHT, STEP = 660, 150, 34, 62


@dataclass(frozen=True, slots=True)
class Phase:
    """One box, the value that leaves it, and what else goes in from the side."""

    name: str
    gives: str
    note: str
    also: str = ""


PHASES = (
    Phase("discover", "SourceFile", "reads bytes, encoding, notebooks, .gitignore"),
    Phase("scan", "FileFacts", "each file on its own; knows Python, no library"),
    Phase("link", "Program", "what values reach what, which call runs what", "catalog"),
    Phase("solve", "Solution", "which functions turn async, and why"),
    Phase("plan", "edits and findings", "idioms say how, obstacles say why not", "rules, idioms"),
    Phase("rewrite", "text after", "only the statements that an edit touches"),
    Phase("verify", "what may be written", "compiles, and erases back to the original"),
    Phase("write", "Result", "all files or none, with a record for undo"),
)


_LINE = 'stroke="currentColor" marker-end="url(#tip)"'
_SVG = """<svg class="phases" viewBox="0 0 {width} {height}" role="img"
 aria-label="The phases of a run and the values between them"
 font-family="inherit" font-size="13" fill="currentColor"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4"
 markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="currentColor"/></marker></defs>{body}</svg>"""


def picture() -> str:
    """The phases from top to bottom; the dashed arrow is what happens if a result is rejected."""
    boxes = "".join(_phase(_top(index), phase) for index, phase in enumerate(PHASES))
    return _SVG.format(width=WIDTH, height=STEP * len(PHASES) + 30, body=boxes + _way_back()).replace("\n ", " ")


def _way_back() -> str:
    names = [phase.name for phase in PHASES]
    low, high = (_top(names.index(name)) + HEIGHT / 2 for name in ("verify", "plan"))
    words = [("rejected:", -4), ("keep it,", 12), ("plan again", 28)]
    told = "".join(_text(122, (low + high) / 2 + down, word, 'text-anchor="end"') for word, down in words)
    return f'<path d="M170 {low} H130 V{high} H166" fill="none" stroke-dasharray="4 3" {_LINE}/>{told}'


def _text(x: float, y: float, text: str, how: str) -> str:
    return f'<text x="{x}" y="{y}" {how}>{escape(text)}</text>'


def _top(index: int) -> int:
    return 10 + STEP * index


def _phase(top: int, phase: Phase) -> str:
    left, below = 170, top + HEIGHT
    middle = left + BOX / 2
    box = f'<rect x="{left}" y="{top}" width="{BOX}" height="{HEIGHT}" rx="5" fill="none" stroke="currentColor"/>'
    parts = [
        box,
        _text(middle, top + 22, phase.name, 'text-anchor="middle" font-weight="600"'),
        _text(left + BOX + 14, top + 22, phase.note, 'opacity="0.75"'),
        f'<line x1="{middle}" y1="{below}" x2="{middle}" y2="{top + STEP - 2}" {_LINE}/>',
        _text(middle + 8, below + 18, phase.gives, 'font-style="italic"'),
    ]
    if phase.also:
        parts.append(f'<line x1="100" y1="{top + 11}" x2="{left - 3}" y2="{top + 11}" {_LINE}/>')
        parts.append(_text(94, top + 15, phase.also, 'text-anchor="end"'))
    return "".join(parts)


def laws() -> str:
    """Each phase and the paragraph that its module opens with."""
    rows = []
    for name in MODULES:
        law = prose(import_module(f"{PACKAGE}.{name}").__doc__).split("\n\n")[0]
        rows.append((f"`{name}`", law))
    return table(("module", "its law"), rows)
