"""A table of rows. Those of a package are filed when one of them is first asked for, and a row is made when it is: a run looks at
a few dozen of several thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar, cast

from ..records import replace
from .filing import Filing
from .names import ANY, Names, leading_parts, root_of
from .rows import RawRow, names_of, row_of
from .schema import TypeRow

T = TypeVar("T")
Said = Sequence[tuple[str, RawRow]]
"""All that the files say of one thing, in their order, each with the name that is used there."""
Group = tuple[str, list[tuple[str, RawRow]]]


class Table(Generic[T]):
    """Rows by name; every name is asked of ``make`` once at most."""

    __slots__ = ("_by_package", "_filed", "_filing", "_made", "_make", "_parts", "_raws")

    def __init__(self, filing: Filing, raws: Iterable[RawRow], make: Callable[[Said], T]) -> None:
        self._filing = filing
        self._raws = list(raws)
        self._make = make
        self._made: dict[str, T] = {}
        self._filed: dict[str, Names[Group]] = {}
        self._parts: dict[str, frozenset[str]] = {}
        self._by_package: dict[str, list[int]] = {}
        for number, raw in enumerate(self._raws):
            for package in _packages_of(raw):
                self._by_package.setdefault(package, []).append(number)

    def find(self, dotted: str) -> T | None:
        """The row of exactly this name, or of the wildcard that matches it; CatalogError if the file is wrong about it."""
        group = self._names(root_of(dotted)).find(dotted)
        return self._row(*group) if group else None

    def is_part(self, dotted: str) -> bool:
        """Whether the name of a row begins with this one and goes on; a pattern ends at its first star."""
        package = root_of(dotted)
        if package not in self._parts:
            self._parts[package] = frozenset(p for name in self._names(package).spelled() for p in leading_parts(name))
        return dotted in self._parts[package]

    def packages(self) -> Iterator[str]:
        """The packages that rows are filed under."""
        return iter(dict.fromkeys((*self._by_package, *self._filing.packages())))

    def spelled(self) -> Iterator[str]:
        """The names of all rows, stars included."""
        for names in self._all():
            yield from names.spelled()

    def saying(self, key: str, value: str) -> Iterator[str]:
        """The names of the rows that say this; all others are left unread."""
        return (filed for filed, _, _ in self._filing.of(raw for raw in self._raws if raw.text(key) == value))

    def pairs(self, key: str, other: str) -> Iterator[tuple[str, str]]:
        """Two things that rows say, as they stand there: no row is read for that."""
        return ((text, raw.text(other)) for raw in self._raws if (text := raw.text(key)))

    def special_methods(self) -> frozenset[str]:
        """The special methods that rows speak of: ``__getitem__``."""
        names = (name for raw in self._raws if "__" in raw.name for name in names_of(raw))
        return frozenset(last for name in names if (last := name.rpartition(".")[2]).startswith("__"))

    def of_package(self, package: str) -> Iterator[T]:
        """The rows of one package."""
        return (self._row(*group) for group in self._names(package))

    def __iter__(self) -> Iterator[T]:
        return (self._row(*group) for names in self._all() for group in names)

    def __len__(self) -> int:
        return sum(map(len, self._all()))

    def _all(self) -> list[Names[Group]]:
        return [self._names(package) for package in self.packages()]

    def _names(self, package: str) -> Names[Group]:
        if package not in self._filed:
            self._filed[package] = Names(self._groups(package).items())
        return self._filed[package]

    def _groups(self, package: str) -> dict[str, Group]:
        """What is filed under a package; stars in the place of a package are filed under each, and by themselves."""
        numbers = {n for root in (*self._filing.spellings(package), ANY) for n in self._by_package.get(root, ())}
        groups: dict[str, Group] = {}
        for filed, name, raw in self._filing.of(self._raws[n] for n in sorted(numbers)):
            if root_of(filed) in (package, ANY):
                groups.setdefault(filed, (filed, []))[1].append((name, raw))
        return groups

    def _row(self, filed: str, said: Said) -> T:
        if filed not in self._made:
            self._made[filed] = self._make(said)
        return self._made[filed]


def _packages_of(raw: RawRow) -> Iterable[str]:
    root = root_of(raw.name)
    return {root_of(name) for name in names_of(raw)} if "{" in root else (root,)


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
