"""Changes of a text as pieces of it: what stands between two offsets gets other words. Knows no syntax."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands from ``start`` to ``end`` becomes ``new``; ``order`` among those that start at one place."""

    start: int
    end: int
    new: str
    order: tuple[int, int] = (2, 0)

    @property
    def key(self) -> tuple[int, tuple[int, int]]:
        """The order of the text."""
        return self.start, self.order


def before(start: int, end: int, word: str) -> Piece:
    """A word before what stands from ``start`` to ``end``: the further that reaches, the further out."""
    return Piece(start, start, word, (1, -end))


def around(start: int, end: int, opening: str, closing: str) -> list[Piece]:
    """Words on both sides of what stands from ``start`` to ``end``."""
    return [before(start, end, opening), Piece(end, end, closing, (0, -start))]


def line(start: int, words: str, *, below: bool = False) -> Piece:
    """A line of its own, before what begins at ``start``, or ``below`` what ends there."""
    return Piece(start, start, words, (0, 0 if below else 1))


def are_apart(pieces: Iterable[Piece]) -> bool:
    """Whether none of them changes what another one changes, or stands in."""
    ordered = sorted(pieces, key=lambda piece: piece.key)
    return all(one.end <= other.start for one, other in pairwise(ordered))


def spliced(source: str, pieces: Iterable[Piece]) -> str:
    """The text with all pieces changed."""
    result: list[str] = []
    done = 0
    for piece in sorted(pieces, key=lambda piece: piece.key):
        result += [source[done : piece.start], piece.new]
        done = piece.end
    return "".join([*result, source[done:]])
