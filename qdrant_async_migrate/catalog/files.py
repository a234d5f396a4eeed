"""From TOML files to raw rows, each with the line it starts on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..formats import toml
from .blocks import blocks
from .rows import SHAPES, CatalogError, RawRow

FILE = "__file__"
"""Key under which a table of user's rows may say where it was read, for messages."""


def read_files(paths: Sequence[Path]) -> list[RawRow]:
    """The rows of our own files."""
    return [row for path in paths for row in _rows_of(path)]


def rows_of_tables(extra: Iterable[Mapping[str, Any]]) -> Iterator[RawRow]:
    """The rows of tables that somebody else parsed."""
    for tables in extra:
        path = Path(str(tables.get(FILE, "")))
        text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        content = {key: value for key, value in tables.items() if key != FILE}
        yield from _rows_in(content, str(tables.get(FILE, "configuration")), text)


def _rows_of(path: Path) -> Iterator[RawRow]:
    text = path.read_text("utf-8")
    found = blocks(text)
    if found is None:
        yield from _rows_in(_parsed(path, text), str(path), text)
        return
    file = str(path)
    for table, block, line, name in found:
        _check_table(table, file)
        yield RawRow(table, block, file, line, name)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return toml(text)
    except ValueError as error:
        raise CatalogError(f"{path}: reading the catalog: {error}") from None


def _check_table(table: str, file: str) -> None:
    if table not in SHAPES:
        raise CatalogError(f"{file}: unknown table [[{table}]]; known: {', '.join(SHAPES)}")


def _rows_in(tables: Mapping[str, Any], file: str, text: str) -> Iterator[RawRow]:
    for table, rows in tables.items():
        _check_table(table, file)
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise CatalogError(f"{file}: [[{table}]] must be an array of tables")
        lines = _lines_of(table, text)
        for index, row in enumerate(rows):
            yield RawRow(table, row, file, lines[index] if len(lines) == len(rows) else _line_of(row, text))


def _lines_of(table: str, text: str) -> list[int]:
    header = re.compile(rf"^[ \t]*\[\[\s*(?:[\w\"'.-]+\.)?{table}\s*\]\]", re.MULTILINE)
    lines, line, last = [], 1, 0
    for match in header.finditer(text):
        line += text.count("\n", last, match.end())
        last = match.end()
        lines.append(line)
    return lines


def _line_of(row: Mapping[str, Any], text: str) -> int:
    """The line that gives the row its name, for tables that stand under another heading."""
    match = re.search(rf"""["']?name["']?\s*=\s*["']{re.escape(str(row.get("name")))}["']""", text)
    return text.count("\n", 0, match.start()) + 1 if match else 1
