"""Strings of the program that name something: one pass over all sources, then each question takes a search in a sorted list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

_NAMES = re.compile(r"""["']([\w.:/\-]+)""")
_NAME = re.compile(r"[\w.:/\-]+\Z")


class Texts:
    """What stands behind a quote, as far as it can be a dotted name or a path."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._sources = list(sources)
        self._names = sorted({name for source in self._sources for name in _NAMES.findall(source)})

    def begin(self, name: str) -> bool:
        """A string begins with ``name``."""
        if not _NAME.match(name):
            return any(f"{quote}{name}" in source for source in self._sources for quote in "\"'")
        at = bisect_left(self._names, name)
        return at < len(self._names) and self._names[at].startswith(name)
