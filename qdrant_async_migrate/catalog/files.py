"""From TOML files to raw rows, each with the line it starts on; parsed tables are kept in a folder if the caller has one."""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from .rows import SHAPES, CatalogError, RawRow

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = Path(__file__).parent / "data"
FILE = "__file__"
"""Key under which a table of user's rows may say where it was read, for messages."""


def read_files(paths: Sequence[Path], cache: Path | None) -> list[RawRow]:
    """The rows of our own files; parsing them takes 5 times as long as reading them back from ``cache``."""
    stored = cache / f"catalog-{_key(paths)}.marshal" if cache else None
    if stored and (rows := _recall(stored)) is not None:
        return rows
    rows = [row for path in paths for row in _parse(path)]
    if stored:
        _remember(stored, rows)
    return rows


def known_releases(package: str, paths: Sequence[Path]) -> tuple[str, ...]:
    """The releases of a package that the catalog tells apart; none if it does not."""
    for path in paths:
        text = path.read_text("utf-8")
        if f'"{package}"' in text and "\nreleases = [" in text:
            found = [row.values["releases"] for row in _parse(path) if row.table == "sdk" and "releases" in row.values]
            return tuple(found[0]) if found else ()
    return ()


def rows_of_tables(extra: Iterable[Mapping[str, Any]]) -> Iterator[RawRow]:
    """The rows of tables that somebody else parsed."""
    for tables in extra:
        path = Path(str(tables.get(FILE, "")))
        text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
        content = {key: value for key, value in tables.items() if key != FILE}
        yield from _rows_in(content, str(tables.get(FILE, "configuration")), text)


def _parse(path: Path) -> Iterator[RawRow]:
    text = path.read_text("utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogError(f"{path}: reading the catalog: {error}") from None
    yield from _rows_in(tables, str(path), text)


def _rows_in(tables: Mapping[str, Any], file: str, text: str) -> Iterator[RawRow]:
    for table, rows in tables.items():
        if table not in SHAPES:
            raise CatalogError(f"{file}: unknown table [[{table}]]; known: {', '.join(SHAPES)}")
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


def _key(paths: Sequence[Path]) -> str:
    state = [(str(path), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in paths]
    return hashlib.sha256(repr((sys.version_info[:3], marshal.version, state)).encode()).hexdigest()[:20]


def _recall(stored: Path) -> list[RawRow] | None:
    try:
        return [RawRow(*row) for row in marshal.loads(stored.read_bytes())]
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _remember(stored: Path, rows: Sequence[RawRow]) -> None:
    with suppress(OSError, ValueError):
        stored.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=stored.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps([(row.table, dict(row.values), row.file, row.line) for row in rows]))
        os.replace(name, stored)
