"""A page for each file of the catalog: the names it knows, and what they are taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qdrant_async_migrate.catalog.files import read_files
from qdrant_async_migrate.catalog.known import DATA
from tools.docs.markdown import code, table

INTRODUCTION = """# Catalog

What the tool knows of libraries is data: these tables, which come with the package. `{a,b}` stands for either, `*` for any one
segment, `()` for the result of a call. A name that is missing here is not taken for blocking, and a decorator or base class that
is missing holds a migration back instead of being guessed at. Rows of your own go into the
[configuration](../configuration.md#tables-that-extend-the-catalog).
"""

TABLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "blocking": ("Calls that block", ("name", "code", "severity", "replacement", "thread")),
    "boundary": (
        "Decorators, base classes and functions that take functions of yours",
        ("name", "use", "takes", "thread", "code"),
    ),
    "sdk": ("Client classes with an async twin", ("name", "twin", "package")),
    "effect": ("How values pass through a call", ("name", "kind", "function", "argument")),
    "type": ("What comes out of a call, and what a class derives from", ("name", "returns", "base", "alias", "yields")),
}
"""The heading of each kind of table, and the columns that are shown of it."""


def pages() -> Iterator[tuple[str, str]]:
    """Name and text of each page."""
    files = {path: _rows(path) for path in sorted(DATA.glob("*.toml"))}
    counts = {path: Counter(table for table, _ in rows) for path, rows in files.items()}
    rows = [(f"[{p.stem}]({p.stem}.md)", law(p), *(str(counts[p][t] or "") for t in TABLES)) for p in files]
    yield "reference/catalog/index.md", f"{INTRODUCTION}\n{table(('file', 'about', *TABLES), rows)}"
    for path, found in files.items():
        yield f"reference/catalog/{path.stem}.md", _page(path, found)


def law(path: Path) -> str:
    """The comment at the head of a file."""
    head = re.match(r"(?:#[^\n]*\n)+", path.read_text("utf-8"))
    return " ".join(line.removeprefix("#").strip() for line in head[0].splitlines()) if head else ""


def _rows(path: Path) -> list[tuple[str, Mapping[str, Any]]]:
    return [(raw.table, raw.values) for raw in read_files([path])]


def _page(path: Path, rows: list[tuple[str, Mapping[str, Any]]]) -> str:
    parts = [f"# {path.stem}\n\n{law(path)}\n"]
    for kind, (heading, columns) in TABLES.items():
        values = [row for name, row in rows if name == kind]
        shown = [column for column in columns if any(column in row for row in values)]
        if values:
            parts.append(
                f"## {heading}\n\n{table(shown, [[_cell(row.get(column, ''), column) for column in shown] for row in values])}"
            )
        parts += [_methods(row) for row in values if kind == "sdk" and row.get("methods")]
    return "\n".join(parts)


def _methods(row: Mapping[str, Any]) -> str:
    cells = [(code(name), _method(value)) for name, value in row["methods"].items()]
    return f"### {row['name'].rpartition('.')[2]}: its methods on the twin\n\n{table(('method', 'kind'), cells)}"


def _method(value: object) -> str:
    """A kind, or all that a table says of the method, kinds by version in their order."""
    if not isinstance(value, Mapping):
        return str(value)
    return "; ".join(f"{key}: {_listed(item)}" for key, item in value.items() if key != "params")


def _listed(item: object) -> str:
    match item:
        case Mapping():
            return ", ".join(f"{key} {value}" for key, value in item.items())
        case bool():
            return "yes" if item else "no"
    return code(str(item)) if isinstance(item, str) and "." in item else str(item)


def _cell(value: object, column: str) -> str:
    match value:
        case "" | None | False:
            return ""
        case True:
            return "yes"
        case list() | tuple():
            return ", ".join(code(str(item)) for item in value)
    return code(str(value)) if column in ("name", "twin", "replacement", "returns", "alias", "yields") else str(value)
