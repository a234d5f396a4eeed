"""What was taken out of a cell so that Python remains, and how it is put back. In: the lines of a cell after rewriting.
Out: the same lines with every magic as it was, byte for byte; a place that cannot be found again is our own fault."""

from __future__ import annotations

from qdrant_async_migrate.model.errors import InternalError
from qdrant_async_migrate.notebook.statements import ending
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """Lines that are no Python: ``original`` and what stands for them, line for line, without the newline of the last."""

    line: int
    name: str
    original: tuple[str, ...]
    shown: tuple[str, ...]

    def column(self, column: int) -> int:
        """The column of the original for one of the text."""
        return min(column, _margin(self.original[0]))

    def put_back(self, lines: list[str]) -> None:
        """Put the original in the place of what stands for it."""
        at = _found(lines, self.name)
        now = [line.rstrip("\r\n") for line in lines[at : at + len(self.shown)]]
        if [line.strip() for line in now] != [line.strip() for line in self.shown]:
            raise InternalError(f"putting {self.original[0].strip()!r} of the notebook back: its place has been edited")
        moved = now[0][: _margin(now[0])] + self.original[0].lstrip(" \t")
        ends = [ending(line) for line in lines[at : at + len(self.shown)]]
        lines[at : at + len(self.shown)] = [old + end for old, end in zip((moved, *self.original[1:]), ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Before:
    """``head``, which stands between ``prefix`` and the Python of a line; the text marks the line with ``mark`` at its end."""

    line: int
    name: str
    prefix: str
    head: str

    @property
    def mark(self) -> str:
        return f"  # {self.name}"

    def column(self, column: int) -> int:
        """The column of the original for one of the text."""
        return column if column < len(self.prefix) else column + len(self.head)

    def put_back(self, lines: list[str]) -> None:
        """Put the head back and take the mark away."""
        at = _found(lines, self.name)
        line, end = lines[at].rstrip("\r\n"), ending(lines[at])
        margin = _margin(line)
        rest = self.prefix.lstrip(" \t")
        if not line.endswith(self.mark) or not line.startswith(rest, margin):
            raise InternalError(f"putting {self.head.strip()!r} of the notebook back: its place has been edited")
        middle = margin + len(rest)
        lines[at] = line[:middle] + self.head + line[middle : -len(self.mark)] + end


Taken = Whole | Before


def _found(lines: list[str], name: str) -> int:
    places = [number for number, line in enumerate(lines) if name in line]
    if len(places) != 1:
        raise InternalError(f"putting the magics of the notebook back: {name} was found {len(places)} times in its cell")
    return places[0]


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
