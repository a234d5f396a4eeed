"""Strings of the program that name something: for each first part of a name one search over all sources, then each question takes
a search in a sorted list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

_REST = re.compile(rb"[\w.:/\-]*")
_NAME = re.compile(r"(\w+)[\w.:/\-]*\Z", re.ASCII)


class Texts:
    """What stands behind a quote in UTF-8 texts, as far as it can be a dotted name or a path."""

    def __init__(self, sources: Iterable[bytes]) -> None:
        self._sources = list(sources)
        self._names: dict[bytes, list[bytes]] = {}

    def begin(self, name: str) -> bool:
        """A string begins with ``name``."""
        match, wanted = _NAME.match(name), name.encode()
        if not match:
            return any(quote + wanted in source for source in self._sources for quote in (b'"', b"'"))
        first = match[1].encode()
        if first not in self._names:
            self._names[first] = sorted(set(self._beginning(first)))
        names = self._names[first]
        at = bisect_left(names, wanted)
        return at < len(names) and names[at].startswith(wanted)

    def _beginning(self, first: bytes) -> Iterator[bytes]:
        for source in self._sources:
            if first not in source:
                continue
            for quoted in (b'"' + first, b"'" + first):
                at = source.find(quoted)
                while at >= 0:
                    rest = _REST.match(source, at + 1)
                    yield rest.group() if rest else b""
                    at = source.find(quoted, at + 1)
