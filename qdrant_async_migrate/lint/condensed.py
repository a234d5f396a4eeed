"""One finding for many: a call that may run any of a dozen backends reaches dozens of blocking calls."""

from __future__ import annotations

from collections.abc import Sequence

from qdrant_async_migrate.lint.blocking import Blocked

_EACH = 5
"""So many blocking calls of one code are told apart at one place."""
_FURTHER = 2
"""The same where helpers lead there: it is the one call that has to be mended, whatever it reaches."""


def condensed(places: Sequence[Blocked]) -> list[tuple[Blocked, int]]:
    """The places to tell, each with the number of further blocking calls of its code that it stands for: the one down the
    shortest path, where a place reaches more than a reader can use."""
    groups: dict[tuple[object, ...], list[Blocked]] = {}
    for place in places:
        groups.setdefault((place.file, place.place, place.leaf.row.code), []).append(place)
    told: list[tuple[Blocked, int]] = []
    for group in groups.values():
        if len(group) > (_FURTHER if all(place.path for place in group) else _EACH):
            told.append((min(group, key=_shortest_first), len(group) - 1))
        else:
            told += [(place, 0) for place in group]
    return told


def _shortest_first(place: Blocked) -> tuple[int, str]:
    return len(place.path), place.leaf.name
