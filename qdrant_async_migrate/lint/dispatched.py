"""Generic functions: ``singledispatch`` runs the one that is registered for the class of the first argument. In: the solved flow.
Out: whether what a call gives may be of that class."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.decorating import REGISTERS
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Decorator


class Dispatched:
    """Asked for one function and its arguments after the other."""

    def __init__(self, program: Program, made: dict[int, Call]) -> None:
        self._program, self._state, self._made = program, program.state, made

    def parameter(self, function: int) -> int:
        """The node of the parameter that decides, of a function that is registered for a class; -1: it is none."""
        if not any(self._registers(function, d) for d in self._program.scope(function).decorators):
            return -1
        params = self._program.scope(function).params
        is_method = self._program.cls(function) is not None and self._program.method_kind(function) != "static"
        return self._state.node_in(function, params[is_method].node) if len(params) > is_method else -1

    def may_take(self, function: int, values: Iterable[Value]) -> bool:
        """Whether one of the values is of the class that the function is registered for, as far as that is known."""
        held = list(values)
        if not held or any(self._state.kind(v) != Kind.INST for v in held):
            return True
        decorators = [d for d in self._program.scope(function).decorators if self._registers(function, d)]
        return any(self._fits(function, decorator, held) for decorator in decorators)

    def registered_for(self, function: int, syntax: Syntax) -> str:
        """The classes that the function is registered for, as they are written, with ``|`` between; ``""``: not so plain."""
        decorators = [d for d in self._program.scope(function).decorators if self._registers(function, d)]
        params = self._program.scope(function).params
        deciding = [p for p in params if self._state.node_in(function, p.node) == self.parameter(function)]
        around = [n for p in deciding[:1] if (n := syntax.find(p.place, ast.arg)) is not None and n.annotation is not None]
        written = [n.annotation for n in around] if not any(d.called for d in decorators) else []
        for decorator in decorators if not written else ():
            call = self._made.get(self._state.node_in(function, decorator.node))
            node = syntax.find(call.place, ast.Call) if call is not None else None
            written += node.args[:1] if node is not None else []
        return "|".join(ast.unparse(node).replace(" ", "") for node in written if node is not None)

    def _fits(self, function: int, decorator: Decorator, held: list[Value]) -> bool:
        state = self._state
        if not decorator.called:
            kept = state.graph.promised.get(self.parameter(function))
            return kept is None or bool(kept(held))
        named = list(self._named(function, decorator))
        if not named or any(state.kind(v) not in (Kind.CLASS, Kind.EXT) for v in named):
            return True
        wanted = {state.item(v)[1] for v in named}
        return any(not wanted.isdisjoint(self._line(state.item(value)[1])) for value in held)

    def _line(self, cls: int) -> Iterator[int | str]:
        """The class and its bases, also those of libraries."""
        for current in (cls, *classes.descendants(self._state, cls)):
            yield from classes.order(self._state, current)
            yield from classes.foreign_bases(self._state, current)

    def _registers(self, function: int, decorator: Decorator) -> bool:
        values = self._state.graph.values(self._state.node_in(function, decorator.callee))
        return any(self._state.kind(v) == Kind.MEM and self._state.item(v)[1] in REGISTERS for v in values)

    def _named(self, function: int, decorator: Decorator) -> Iterator[Value]:
        """The class in ``@generic.register(Class)``."""
        call = self._made.get(self._state.node_in(function, decorator.node))
        for node in call.args[:1] if call is not None else ():
            if isinstance(node, int):
                yield from self._state.graph.values(node)
