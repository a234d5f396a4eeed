"""Where a name goes in the list of an import. In: the names that stand there. Out: a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any


def place_among(names: Sequence[str], name: str) -> int:
    """The place of ``name`` in the order that the list has; the end of a list that has none."""
    orders: tuple[Callable[[str], Any], ...] = (_by_kind, str, str.lower)
    for key in orders:
        keys = [key(n) for n in names]
        if keys == sorted(keys):
            return bisect_right(keys, key(name))
    return len(names)


def _by_kind(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest: the order that import sorters use by default."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name
