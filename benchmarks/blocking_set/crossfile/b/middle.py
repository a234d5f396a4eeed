from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .deep import Leaf


class Middle:
    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self.name = "middle"

    def step(self) -> str:
        return self._next(1)

    def _next(self, depth: int) -> str:
        if depth > 3:
            return self._leaf.pull()
        return self._next(depth + 1)

    @property
    def result(self) -> str:
        return self._leaf.value

    @staticmethod
    def slow() -> str:
        from .deep import read

        return read()

    @staticmethod
    def fast() -> str:
        return "fast"


def make() -> Leaf:
    from . import deep

    return deep.Leaf("https://leaf.example")
