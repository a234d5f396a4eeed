"""A table of rows that are made when they are first asked for: a run looks at a few dozen of several thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from .names import Names
from .rows import RawRow, row_of
from .schema import TypeRow

T = TypeVar("T")
Make = Callable[[str, Sequence[RawRow]], T]
"""Makes the row of a name from all that the files say of it, in their order."""


class Table(Generic[T]):
    """Rows by name; every name is asked of ``make`` once at most."""

    __slots__ = ("_made", "_make", "_names")

    def __init__(self, sources: Iterable[tuple[str, RawRow]], make: Make[T]) -> None:
        groups: dict[str, tuple[str, list[RawRow]]] = {}
        for name, raw in sources:
            groups.setdefault(name, (name, []))[1].append(raw)
        self._names = Names(groups.items())
        self._make = make
        self._made: dict[str, T] = {}

    def find(self, dotted: str) -> T | None:
        """The row of exactly this name, or of the wildcard that matches it; CatalogError if the file is wrong about it."""
        group = self._names.find(dotted)
        return self._row(*group) if group else None

    def spelled(self) -> Iterator[str]:
        """The names of all rows, stars included."""
        return self._names.spelled()

    def __iter__(self) -> Iterator[T]:
        return (self._row(*group) for group in self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _row(self, name: str, sources: Sequence[RawRow]) -> T:
        if name not in self._made:
            self._made[name] = self._make(name, sources)
        return self._made[name]


def last(name: str, sources: Sequence[RawRow]) -> Any:
    """The row that came last replaces the others."""
    return row_of(name, sources[-1])


def every(name: str, sources: Sequence[RawRow]) -> tuple[Any, ...]:
    """All rows, those of the user before ours."""
    return tuple(row_of(name, raw) for raw in sources)


def merged(name: str, sources: Sequence[RawRow]) -> TypeRow:
    """One row with what each of them says."""
    row = TypeRow(name)
    for raw in sources:
        other = row_of(name, raw)
        row = replace(row, **{f.name: value for f in fields(other) if (value := getattr(other, f.name))})
    return row
