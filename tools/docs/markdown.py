"""Small pieces of Markdown that the generated pages are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell would end it, so it is escaped, but for code, where none does."""
    lines = [_line(header), _line(["---"] * len(header)), *(_line([_cell(text) for text in row]) for row in rows)]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """Inline code."""
    return f"`{text}`"


def fenced(text: str, language: str = "", fence: str = "```") -> str:
    """A block of code; the fence is longer than any in the text."""
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def prose(docstring: str | None) -> str:
    """A docstring as Markdown: double backquotes become single ones, its paragraphs one line each."""
    paragraphs = re.split(r"\n\s*\n", (docstring or "").strip())
    return "\n\n".join(" ".join(part.split()) for part in paragraphs).replace("``", "`")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else part.replace("|", "\\|") for part in parts)
