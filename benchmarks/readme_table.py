"""Tables in Markdown, and their place between two markers in a README."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; the first column is aligned left, the others right."""
    lines = [_line(header), _line(["---", *["--:"] * (len(header) - 1)])]
    return "\n".join([*lines, *(_line([_shown(cell) for cell in row]) for row in rows)])


def put_between(readme: Path, marker: str, text: str) -> None:
    """Replace what stands between ``<!-- marker:begin -->`` and ``<!-- marker:end -->``.

    Raises:
        ValueError: the file has no such markers; nothing is written.
    """
    begin, end = f"<!-- {marker}:begin -->", f"<!-- {marker}:end -->"
    content = readme.read_text(encoding="utf-8")
    if begin not in content or end not in content:
        raise ValueError(f"writing the table into {readme}: it has no lines {begin} and {end}; add them where the table belongs")
    head, _, rest = content.partition(begin)
    _, _, tail = rest.partition(end)
    readme.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _shown(cell: object) -> str:
    match cell:
        case None:
            return "n/a"
        case float():
            return f"{cell:.2f}" if cell < 100 else f"{cell:.0f}"
        case int():
            return f"{cell:,}"
    return str(cell)
