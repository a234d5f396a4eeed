"""Tests that exclude each other: where ``if image.content:`` has passed, ``image.load()`` does not get beyond the
``if self.content: return`` with which it begins.

In: functions, and what was tested around the places in them. Out: what has to be there, or not, of the object whose method runs,
for a place to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.lint.arguments import Calls
from qdrant_async_migrate.lint.given import Given
from qdrant_async_migrate.lint.keyed import Keyed
from qdrant_async_migrate.model.facts import GIVEN, HAS, Op, Place, Position
from qdrant_async_migrate.model.program import Use

_CHAIN = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
Needs = frozenset[tuple[str, bool]]
"""Attributes of the object whose method runs, and whether they have to be there; what parameters have to be."""
NOTHING: Needs = frozenset()
UNSETTLED = ("!", True)
"""A parameter has to be one member of an enumeration, and nothing is known of it: it may be any other as well."""
_MOST = 6
"""Attributes that are kept in mind on one path."""


class Guards:
    """Asked for one step of a path after the other, from the blocking call upwards."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax], calls: Calls, blockings: Blockings) -> None:
        self._program, self.syntax_of = program, syntax_of
        self.keyed = Keyed(program, syntax_of, calls, blockings)
        self.given = Given(program, syntax_of, calls, blockings)
        self._tested: dict[int, list[tuple[str, bool, Position, Position]]] = {}
        for number, facts in enumerate(program.state.files):
            for scope, text, there, first, last in facts.tested:
                self._tested.setdefault(program.state.scope_of(number, scope), []).append((text, there, first, last))
        tested = {(_last(text), there) for some in self._tested.values() for text, there, _, _ in some}
        self._worth = frozenset((name, there) for name, there in tested if (name, not there) in tested)
        self._stored: dict[int, dict[str, list[int]]] = {}

    def needs(self, function: int, place: Place) -> Needs:
        """What must be the case for a place in the function to run."""
        tested = self._tested.get(function)
        if tested is None:
            return NOTHING
        owner = self._owner(function) if self._program.cls(function) is not None else ""
        found = set()
        for text, there, first, last in tested:
            if not first <= place[:2] < last:
                continue
            if text[0] == GIVEN:
                found.add((text, there))
            elif owner and text.startswith(f"{owner}.") and (_last(text), there) in self._worth:
                found.add((text[len(owner) + 1 :], there))
        return self._few(found)

    def of_itself(self, function: int, place: Place) -> list[tuple[str, bool]]:
        """What was tested of the object whose method runs, around a place in it."""
        start = f"{self._owner(function)}." if self._program.cls(function) is not None else ""
        said = self._tested.get(function, ()) if start else ()
        around = ((text[len(start) :], there) for text, there, a, b in said if a <= place[:2] < b and text.startswith(start))
        return [(text, there) for text, there in around if "." not in text and not text.endswith(HAS)]

    def above(self, caller: int, use: Use, callee: int, needs: Needs) -> Needs | None:
        """What must be the case for ``caller`` to get to what ``callee`` needs this for; ``None`` where it never does."""
        own, taken = self.needs(caller, use.place), self.keyed.need(caller, use, callee)
        if taken is False or self._is_lacking(caller, use, callee):
            return None
        own = self._few({*own, taken}) if isinstance(taken, tuple) else own
        if not needs:
            return own
        of_parameters = [need for need in needs if need[0][0] == GIVEN]
        if of_parameters:
            onward = [self.given.above(caller, use, callee, need) for need in of_parameters]
            if False in onward:
                return None
            own = self._few({*own, *(need for need in onward if not isinstance(need, bool))})
            if any(self.given.is_open(caller, use, callee, need) for need in of_parameters):
                own = self._few({*own, UNSETTLED})
            needs = needs.difference(of_parameters)
        if UNSETTLED in needs:
            own, needs = self._few({*own, UNSETTLED}), needs - {UNSETTLED}
        receiver = self._receiver(use, self._program.scope(callee).name) if needs else ""
        if not receiver:
            return own
        said = self._tested.get(caller, ())
        facts = {(text, there) for text, there, first, last in said if first <= use.place[:2] < last}
        for text, there in needs:
            if (f"{receiver}.{text}", not there) in facts and not self._is_stored(use, text):
                return None
        owner = self._owner(caller)
        if receiver != owner and not receiver.startswith(f"{owner}."):
            return own
        way = receiver[len(owner) + 1 :]
        return self._few({*own, *((f"{way}.{text}" if way else text, there) for text, there in needs)})

    def _is_lacking(self, caller: int, use: Use, callee: int) -> bool:
        """``else: store.load()`` after ``if hasattr(store, "aload")``: no object whose class defines that comes here."""
        cls, at = self._program.cls(callee), use.place[:2]
        said = [text for text, there, first, last in self._tested.get(caller, ()) if not there and first <= at < last]
        lacked = [text.removesuffix(HAS).rpartition(".") for text in said if text.endswith(HAS)]
        if cls is None or not lacked:
            return False
        receiver = self._receiver(use, self._program.scope(callee).name)
        return any(owner == receiver and classes.find(self._program.state, cls, name) for owner, _, name in lacked)

    def _owner(self, function: int) -> str:
        params = self._program.scope(function).params
        return params[0].name if params else ""

    def _few(self, needs: set[tuple[str, bool]]) -> Needs:
        return frozenset(sorted(needs)[:_MOST])

    def _receiver(self, use: Use, name: str) -> str:
        """The object whose method or property of this name runs at a place, as it is written there, if that is a plain name."""
        syntax = self.syntax_of(use.file)
        line, column, _, _ = syntax.to_span(use.place)
        found = _CHAIN.match(syntax.source_lines[line - 1], column)
        receiver, _, last = found[0].rpartition(".") if found else ("", "", "")
        return receiver if last == name else ""

    def _is_stored(self, use: Use, text: str) -> bool:
        """The function may have changed the attribute since it was tested."""
        if use.file not in self._stored:
            self._stored[use.file] = _stores(self._program.state.files[use.file].ops)
        scope = self._program.scope(self._program.host(use.scope))
        lines = self._stored[use.file].get(_last(text).partition(" ")[0], ())
        return any(scope.place[0] <= line <= use.place[0] for line in lines)


def _last(text: str) -> str:
    """``content`` of ``self.image.content``; a comparison with ``None`` is told apart."""
    return text.rpartition(".")[2]


def _stores(ops: Iterable[tuple[object, ...]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for op in ops:
        if op[0] == Op.STORE:
            found.setdefault(str(op[2]), []).append(op[4][0])  # type: ignore[index]
    return found
