"""A tree that is too large to be looked at as a whole, in parts that are looked at one after the other.

In: the bytes of all files. Out: parts, each with the files whose findings it tells, and those that they get their names from, the
nearest first, up to a size. What lies beyond counts as a library's. Two packages that do not know each other lose nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from qdrant_async_migrate.demand.neighbours import Neighbours
from qdrant_async_migrate.discover import Sources
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.records import dataclass

MOST = 24_000_000
"""Bytes of a program that is looked at as a whole, and of the largest part (about 600,000 lines)."""
_TOGETHER = MOST // 3
"""Bytes of the packages that are told of together."""
_AROUND = MOST // 2
"""Bytes of a part with what is around them, where they are no more themselves."""


@dataclass(frozen=True, slots=True)
class Part:
    """``own``: files that it tells of; ``paths``: these, and what they need."""

    own: frozenset[str]
    paths: frozenset[str]


class Within(Modules):
    """The modules of a part: an import means what it means in the whole tree, if that is there."""

    def __init__(self, whole: Modules, taken: Collection[str]) -> None:
        super().__init__(taken, ())
        self._whole = whole

    def resolve(self, importer: str, is_package: bool, module: str, level: int) -> str | None:
        found = self._whole.resolve(importer, is_package, module, level)
        return found if found is not None and (not found or self.knows(found)) else None


def parts(sources: Sources, modules: Modules, twins: Iterable[str]) -> Iterator[Part]:
    """The parts of a tree; ``twins``: the names of the async clients. It is told of files that wait for anything, and of those
    that use a function, class or client of that kind; of others there is nothing to tell."""
    neighbours = Neighbours(sources, modules)
    words = (*(twin.rpartition(".")[2].encode() for twin in twins), b"await", b"async")
    waiting = {path: _waiting(sources.spelled(path)) for path in sources.naming(words)}
    kept = {path for path, names in waiting.items() if names or any(w in sources.spelled(path) for w in words[:-2])}
    using = [path for path in sources if path in kept or any(n in waiting.get(p, ()) for p, n in neighbours.named(path))]
    for own in _together(sources, _units(sources, using, 0)):
        yield Part(own, frozenset(_around(sources, neighbours, own)))


_AT_TOP = re.compile(rb"^(?:async[ \t]+def[ \t]+(\w+)|(?:class|def)[ \t]+(\w+)|[ \t]+async[ \t]+def\b|.*\bawait\b)", re.M)


def _waiting(text: bytes) -> set[str]:
    """The functions and classes of a module in which something waits."""
    found: set[str] = set()
    around = b""
    for function, other in _AT_TOP.findall(text):
        around = function or other or around
        if not other:
            found.add(around.decode())
    return found


def _size(sources: Sources, paths: Iterable[str]) -> int:
    return sum(len(sources.data(path)) for path in paths)


def _units(sources: Sources, paths: Collection[str], depth: int) -> Iterator[list[str]]:
    """Packages, and the packages in those that are too large."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(".".join(sources.file(path).module.split(".")[: depth + 1]), []).append(path)
    for unit in found.values():
        if _size(sources, unit) > MOST and any(sources.file(path).module.count(".") > depth for path in unit):
            yield from _units(sources, unit, depth + 1)
        else:
            yield unit


def _together(sources: Sources, units: Iterable[list[str]]) -> Iterator[frozenset[str]]:
    """Small ones side by side."""
    some: list[str] = []
    for unit in sorted(units, key=lambda unit: _size(sources, unit)):
        if some and _size(sources, some) + _size(sources, unit) > _TOGETHER:
            yield frozenset(some)
            some = []
        some += unit
    if some:
        yield frozenset(some)


def _around(sources: Sources, neighbours: Neighbours, own: Collection[str]) -> set[str]:
    """The files, and what they get names from, and so on while there is room."""
    size = _size(sources, own)
    most = _AROUND if size < _AROUND * 3 // 4 else MOST
    taken, layer = set(own), sorted(own)
    while layer:
        fresh = sorted({other for path in layer for other in neighbours.of(path)} - taken)
        layer = []
        for path in fresh:
            size += len(sources.data(path))
            if size > most:
                return taken
            taken.add(path)
            layer.append(path)
    return taken
