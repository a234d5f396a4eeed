"""Names that stand in the Python text of a notebook for what is not Python in it, and how to tell them apart.

``__qam_KIND_CELL_NUMBER_MAGIC__``: ``cell`` begins a cell, ``magic`` is opaque, ``body`` runs the Python of the rest of its cell,
``file`` writes it to a file, ``line`` runs the Python of its own line, ``run`` runs another file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.records import dataclass

_NAME = re.compile(r"__qam_(?P<kind>cell|magic|body|file|line|run)_(?P<cell>\d+)(?:_(?P<number>\d+)_(?P<magic>\w*?))?__")


@dataclass(frozen=True, slots=True)
class Mark:
    """A name of ours that was found in a line."""

    kind: str
    cell: int
    magic: str


def name(kind: str, cell: int, number: int = -1, magic: str = "") -> str:
    """The name for a thing of ``kind``; ``number`` counts the things of a cell."""
    return f"__qam_{kind}_{cell}__" if number < 0 else f"__qam_{kind}_{cell}_{number}_{magic}__"


def mark_in(line: str) -> Mark | None:
    """What our name in a line stands for, if there is one."""
    found = _NAME.search(line) if "__qam_" in line else None
    return Mark(found["kind"], int(found["cell"]), found["magic"] or "") if found is not None else None


def begins_cell(line: str) -> bool:
    """Whether the line is the one above a cell's first line."""
    found = mark_in(line)
    return found is not None and found.kind == "cell"


def governing(lines: Sequence[str], line: int) -> Iterator[Mark]:
    """What governs ``line`` (from 1): a magic on it, and the magic of its cell."""
    own = mark_in(lines[line - 1])
    if own is not None and own.kind != "cell":
        yield own
    for above in reversed(lines[: line - 1]):
        if begins_cell(above):
            return
        mark = mark_in(above)
        if mark is not None and mark.kind in ("body", "file"):
            yield mark


def is_written(lines: Sequence[str], line: int) -> bool:
    """Whether ``line`` belongs to a cell that is written to a file."""
    return any(mark.kind == "file" for mark in governing(lines, line))
