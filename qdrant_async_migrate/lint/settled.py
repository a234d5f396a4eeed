"""Attributes that keep a constant from the constructor: an object made by ``Store(dry=True)`` does not get below
``if not self.dry:``. In: the solved flow, and what was tested around a place. Out: where objects were made that never come there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.lint.given import Given, passes, written
from qdrant_async_migrate.lint.nothing import Nothing
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.model.facts import MEMBER

_NOWHERE: frozenset[Origin] = frozenset()


class Settled:
    """Asked for one tested attribute after the other."""

    def __init__(self, program: Program, origins: Origins, given: Given) -> None:
        self._program, self._origins, self._given = program, origins, given
        self._nothing = Nothing(program, given.syntax_of)
        self._known: dict[tuple[int, str, bool], frozenset[Origin]] = {}

    def elsewhere(self, found: Iterable[int], facts: Iterable[tuple[str, bool]]) -> frozenset[Origin]:
        """Origins of objects of the classes for which one of the tests ends in another way."""
        return _NOWHERE.union(*(self._of(cls, text, there) for cls in found for text, there in facts))

    def _of(self, cls: int, text: str, there: bool) -> frozenset[Origin]:
        key = (cls, text, there)
        if key not in self._known:
            name, _, rest = text.replace(MEMBER, ".").partition(" ")
            set_by = self._origins.sets(cls, name)
            texts = self._empty(cls, name) if set_by is None else self._given_to(cls, name, *set_by)
            self._known[key] = frozenset(o for o, t in texts if t and passes(rest, t) is (not there))
        return self._known[key]

    def _given_to(self, cls: int, name: str, init: int, position: int) -> Iterator[tuple[Origin, str]]:
        """The origins of objects, each with the constant that the constructor was given there."""
        for origin, call in self._origins.made(cls).items():
            if call is not None:
                yield origin, self._text(call, cls, name, init, position)

    def _empty(self, cls: int, name: str) -> Iterator[tuple[Origin, str]]:
        """The origins of objects whose constructor put nothing there: ``self.pool = None if fake else Pool()``."""
        init = self._origins.init_of(cls)
        for origin in self._origins.made(cls) if init >= 0 else ():
            if self._origins.field(cls, origin, name) == frozenset() and self._nothing.or_object(init, name):
                yield origin, "None"

    def _text(self, call: Call, cls: int, name: str, init: int, position: int) -> str:
        """The argument for the parameter as it is written, or its default; ``""`` where it is not known."""
        if init >= 0:
            return self._given.constant(call, init, self._program.scope(init).params[position + 1], position)
        text = written(call, name, position)
        return self._given.default_of_field(cls, name) if text is None else text
