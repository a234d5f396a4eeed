"""Constructors that hand on to the one of their base: ``super().__init__(Dry())``. In: the solved flow. Out: the call of the
base's constructor, with what the object was made with where a parameter of its own constructor is handed on."""

from __future__ import annotations

from functools import cached_property

from qdrant_async_migrate.link import methods
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Param
from qdrant_async_migrate.records import replace

_INIT = "__init__"
_FAR = 6
"""Constructors from that of a class up to that of a base."""


class BaseInits:
    """Asked for one constructor after the other."""

    def __init__(self, program: Program) -> None:
        self._program, self._state = program, program.state

    @cached_property
    def _calls(self) -> dict[int, list[tuple[int, Call]]]:
        """By constructor: those of bases that it calls, and how."""
        program, found = self._program, dict[int, list[tuple[int, Call]]]()
        inits = {scope for scope, facts in enumerate(program.state.scopes) if facts.name == _INIT}
        for call in program.state.calls:
            host = call.scope if call.scope in inits else program.host(call.scope)
            if host in inits:
                items = [program.state.item(value) for value in call.targets]
                bases = {item[1] if item[0] == Kind.BOUND else host for item in items}
                if len(bases) == 1 and not inits.isdisjoint(bases - {host}):
                    found.setdefault(host, []).append((bases.pop(), call))
        return found

    def of(self, init: int, owner: int, call: Call | None) -> tuple[int, Call] | None:
        """The constructor whose object is ``owner``, and how it is called where ``call`` makes an object with ``init``."""
        for _ in range(_FAR):
            below = self._calls.get(init, ())
            if call is None or len(below) != 1:
                return None
            base, inner = below[0]
            given = self._handed_on(init, inner, call)
            if given is None:
                return None
            if methods.first_parameter(self._state, base) == owner:
                return base, given
            init, call = base, given
        return None

    def _handed_on(self, init: int, inner: Call, outer: Call) -> Call | None:
        """The inner call with the arguments of the outer one in the place of the parameters."""
        nodes = [*inner.args, *(node for _, node in inner.keywords)]
        if any(isinstance(a, tuple) for a in (*nodes, *outer.args)) or any(
            n is None for n, _ in (*inner.keywords, *outer.keywords)
        ):
            return None
        params = {self._state.node_in(init, p.node): (i, p) for i, p in enumerate(self._program.scope(init).params[1:])}
        given = {node: self._argument(init, *params[node], outer) for node in nodes if node >= 0 and node in params}
        args = tuple(given.get(node, node) for node in inner.args)
        return replace(inner, args=args, keywords=tuple((name, given.get(node, node)) for name, node in inner.keywords))

    def _argument(self, init: int, position: int, param: Param, outer: Call) -> int:
        named = next((node for name, node in outer.keywords if name == param.name), None)
        if named is None and position < len(outer.args) and param.kind != "keyword":
            named = outer.args[position]
        if named is not None:
            return int(named)
        return self._state.node_in(init, param.default) if param.default >= 0 else -1
