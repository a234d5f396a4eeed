"""A table keyed by dotted names in which a segment ``*`` stands for any one segment but special methods; the exact name wins,
then fewest stars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
ANY = "*"
"""A segment that stands for any one."""


class Names(Generic[T]):
    """Rows by name; built once, read only."""

    __slots__ = ("exact", "wild")

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self.exact: dict[str, T] = {}
        self.wild: dict[int, list[tuple[tuple[str, ...], T]]] = {}
        for name, row in rows:
            if "*" in name.split("."):
                self._add_wild(name, row)
            else:
                self.exact[name] = row

    def _add_wild(self, name: str, row: T) -> None:
        segments = tuple(name.split("."))
        same_length = self.wild.setdefault(len(segments), [])
        same_length[:] = [entry for entry in same_length if entry[0] != segments]
        same_length.append((segments, row))
        same_length.sort(key=lambda entry: entry[0].count("*"))

    def find(self, dotted: str) -> T | None:
        """The row of exactly this name, or of the wildcard that matches it."""
        if (row := self.exact.get(dotted)) is not None:
            return row
        if not self.wild:
            return None
        segments = dotted.split(".")
        for pattern, wild in self.wild.get(len(segments), ()):
            if all(p == s or (p == ANY and not s.startswith("__")) for p, s in zip(pattern, segments, strict=True)):
                return wild
        return None

    def spelled(self) -> Iterator[str]:
        """The names of all rows, stars included."""
        yield from self.exact
        for entries in self.wild.values():
            yield from (".".join(segments) for segments, _ in entries)

    def __iter__(self) -> Iterator[T]:
        yield from self.exact.values()
        for entries in self.wild.values():
            yield from (row for _, row in entries)

    def __len__(self) -> int:
        return len(self.exact) + sum(map(len, self.wild.values()))


def leading_parts(name: str) -> Iterator[str]:
    """``a``, ``a.b`` for ``a.b.c``; a pattern ends at its first star."""
    segments = name.split(".")
    for end in range(1, len(segments)):
        if segments[end - 1] == "*":
            return
        yield ".".join(segments[:end])


def root_of(name: str) -> str:
    """The package that a name begins with, or the function, if it is called: ``open`` for ``open().read``."""
    return name.partition(".")[0].partition("(")[0]
