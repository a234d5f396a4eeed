"""Sources with marked places for the tests of rewriting: ``x = ⟦c.f()⟧.y``; marks may nest and count by their opening."""

from __future__ import annotations

from qdrant_async_migrate.model.edits import Edit, Span
from qdrant_async_migrate.rewrite import rewrite


def marked(text: str) -> tuple[str, list[Span]]:
    """The source without its marks, and the spans of the marked places in the order of their openings."""
    source = ""
    open_marks: list[int] = []
    spans: list[tuple[int, int]] = []
    for char in text:
        if char == "⟦":
            open_marks.append(len(spans))
            spans.append((len(source), -1))
        elif char == "⟧":
            index = open_marks.pop()
            spans[index] = (spans[index][0], len(source))
        else:
            source += char
    assert not open_marks
    return source, [_point(source, start) + _point(source, end) for start, end in spans]


def _point(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)


def after(source: str, *edits: Edit) -> str:
    """The text of ``source`` after ``edits``."""
    return rewrite("case.py", source, edits).after
