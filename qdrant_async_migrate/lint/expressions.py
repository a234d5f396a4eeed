"""One finding for a chain: ``open(p).read()`` is told once, at the call that blocks first."""

from __future__ import annotations

from collections.abc import Sequence

from qdrant_async_migrate.lint.blocking import Blocked


def first_of_each(places: Sequence[Blocked]) -> list[Blocked]:
    """The places without library calls on what another one gave. A chain starts at one position; what runs first ends first.
    What a helper reaches is told apart: another call blocks there."""
    ends: dict[tuple[int, int, int], tuple[int, int]] = {}
    for place in filter(_is_direct, places):
        ends[_start(place)] = min(_end(place), ends.get(_start(place), _end(place)))
    kept = [p for p in places if not _is_direct(p) or _end(p) == ends[_start(p)]]
    return list({(p.file, p.place, p.leaf.name): p for p in kept}.values())


def _is_direct(place: Blocked) -> bool:
    return place.place == place.leaf.place and place.file == place.leaf.file


def _start(place: Blocked) -> tuple[int, int, int]:
    return place.file, place.place[0], place.place[1]


def _end(place: Blocked) -> tuple[int, int]:
    return place.place[2], place.place[3]
