"""A table of rows that are made when they are first asked for: a run looks at a few dozen of several thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar, cast

from .names import Names
from .rows import RawRow, row_of
from .schema import TypeRow

T = TypeVar("T")
Said = Sequence[tuple[str, RawRow]]
"""All that the files say of one thing, in their order, each with the name that is used there."""


class Table(Generic[T]):
    """Rows by name; every name is asked of ``make`` once at most."""

    __slots__ = ("_made", "_make", "_names")

    def __init__(self, sources: Iterable[tuple[str, str, RawRow]], make: Callable[[Said], T]) -> None:
        groups: dict[str, tuple[str, list[tuple[str, RawRow]]]] = {}
        for filed, name, raw in sources:
            groups.setdefault(filed, (filed, []))[1].append((name, raw))
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

    def _row(self, filed: str, said: Said) -> T:
        if filed not in self._made:
            self._made[filed] = self._make(said)
        return self._made[filed]


def last(said: Said) -> Any:
    """The row that came last replaces the others."""
    return row_of(*said[-1])


def every(said: Said) -> tuple[Any, ...]:
    """All rows, those of the user before ours."""
    return tuple(row_of(name, raw) for name, raw in said)


def merged(said: Said) -> TypeRow:
    """One row with what each of them says."""
    row, *others = every(said)
    for other in others:
        row = replace(row, **{f.name: value for f in fields(other) if f.name != "name" and (value := getattr(other, f.name))})
    return cast(TypeRow, row)
