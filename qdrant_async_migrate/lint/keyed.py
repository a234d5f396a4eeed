"""What is taken out of a table by a name: ``HANDLERS[name]()`` runs only what is registered under that name. In: the solved
flow and the syntax around. Out: what a parameter has to be for something to run, or that it never does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Value
from qdrant_async_migrate.lint.arguments import Arguments, Calls
from qdrant_async_migrate.lint.by_event import ByEvent
from qdrant_async_migrate.lint.constants import is_among, normal
from qdrant_async_migrate.lint.handed_out import handed_out
from qdrant_async_migrate.lint.keys import Keys
from qdrant_async_migrate.model.facts import AMONG, GIVEN
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

_GET = "get"
_NEAR = 3
"""Names between what is taken out and what is called: the result of a helper is one more."""
_HELPERS = 2
"""Helpers that hand out what another one took out."""
_SEVERAL = 2
"""What a place has to call for the key to say anything."""


class Keyed:
    """Asked for one place after the other that calls what it takes out of a table."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax], calls: Calls, blockings: Blockings) -> None:
        self._program, self._syntax_of, self._calls = program, syntax_of, calls
        self._arguments, self._keys = Arguments(program, syntax_of, calls), Keys(program, syntax_of)
        self._events = ByEvent(program, syntax_of, calls, self._arguments)
        self._items = {(read.file, read.place): read.node for read in program.state.reads["item"]}
        self._attributes: Mapping[int, Read] = program.attributes_read()
        self._sources = blockings.nodes.sources
        self._taken_out = {read.result for read in program.state.reads["item"]}
        for call in program.state.calls:
            if (read := self._attributes.get(call.function)) is not None and read.name == _GET:
                self._taken_out.add(call.result)

    def need(self, caller: int, use: Use, callee: int) -> tuple[str, bool] | bool:
        """What a parameter of ``caller`` has to be for the place to run ``callee``; or whether it may, for all that is known."""
        calls = self._calls.get((use.file, use.place), ()) if use.role is Role.CALL else ()
        taken = self._taken(calls[0]) if len(calls) == 1 else None
        if taken is None:
            return self._events.need(caller, use, calls[0], callee) if len(calls) == 1 else True
        keys = self._names(taken[0], callee)
        if keys is None:
            return True
        if not isinstance(taken[1], ast.Name):
            return is_among(_key(taken[1]), keys) is not False
        is_own = not self._program.scope(caller).is_async and taken[1].id in {p.name for p in self._program.scope(caller).params}
        return (f"{GIVEN}{taken[1].id} {AMONG}{'|'.join(sorted(keys))}", True) if is_own else True

    def targets(self, call: Call, text: Callable[[str], str]) -> list[Value]:
        """What is called there of all that a table holds. ``text``: a parameter of the function around, as it is given."""
        taken = self._taken(call)
        if taken is None:
            return sorted(call.targets)
        key = normal(text(taken[1].id)) if isinstance(taken[1], ast.Name) else _key(taken[1])
        names = {value: self._keys.of(taken[0], value) for value in sorted(call.targets)}
        if not key:
            return list(names)
        answers = {value: None if known is None else is_among(key, known) for value, known in names.items()}
        return [v for v, answer in answers.items() if answer] or [v for v, answer in answers.items() if answer is None]

    def _is_element(self, node: int) -> bool:
        """It was taken out of something, as far as the flow tells: most files need not be parsed for that."""
        nodes = {node}
        for _ in range(_NEAR):
            nodes.update([s for n in nodes for s in self._sources.get(n, ())])
        return any(n in self._taken_out for n in nodes)

    def _names(self, table: int, callee: int) -> frozenset[str] | None:
        """The names under which a table holds what runs the function; ``None``: not all of them are known."""
        state = self._program.state
        held = {v for _, node in self._keys.entries(table) for v in state.graph.values(node)}
        names = [self._keys.of(table, v) for v in held if callee in functions_run(state, [v])]
        return frozenset[str]().union(*(n for n in names if n is not None)) if names and None not in names else None

    def _taken(self, call: Call) -> tuple[int, ast.Constant | ast.Name | ast.Attribute] | None:
        """The table out of which what is called there was taken, and the key: a constant, a member of an enumeration, or a
        parameter of the function."""
        if len(call.targets) < _SEVERAL or not self._is_element(call.function):
            return None
        syntax = self._syntax_of(call.file)
        node = syntax.find(call.place, ast.Call)
        meant = self._arguments.meant(syntax, node.func) if node is not None else None
        table, key = self._table(call.file, meant)
        if table < 0 or not isinstance(key, ast.Constant | ast.Name | ast.Attribute):
            return None
        is_known = _is_parameter(syntax, key) if isinstance(key, ast.Name) else bool(_key(key))
        return (table, key) if is_known else None

    def _table(self, file: int, taken: ast.expr | None, depth: int = 0) -> tuple[int, ast.expr | None]:
        """The table out of which the expression takes something, and the key; -1: none. ``depth``: helpers in between."""
        match taken:
            case ast.Subscript(slice=key):
                return self._items.get((file, place_of(taken)), -1), key
            case ast.Call(func=ast.Attribute(attr="get"), args=[key]) if (table := self._asked(file, taken)) >= 0:
                return table, key
            case ast.Call() if depth < _HELPERS:
                calls = self._calls.get((file, place_of(taken)), ())
                found = handed_out(self._program, self._syntax_of, calls[0], taken) if len(calls) == 1 else None
                return (self._table(*found[:2], depth + 1)[0], found[2]) if found is not None else (-1, None)
        return -1, None

    def _asked(self, file: int, taken: ast.Call) -> int:
        """The container whose ``get`` is called; -1: something else."""
        asked = [self._attributes.get(c.function) for c in self._calls.get((file, place_of(taken)), ())]
        node = asked[0].node if len(asked) == 1 and asked[0] is not None else -1
        return node if node >= 0 and self._keys.entries(node) else -1


def _key(key: ast.Constant | ast.Attribute) -> str:
    return repr(key.value) if isinstance(key, ast.Constant) else normal(ast.unparse(key))


def _is_parameter(syntax: Syntax, key: ast.Name) -> bool:
    """A parameter of the function around that nothing binds again."""
    function = syntax.function(key)
    if not isinstance(function, FUNCTIONS):
        return False
    return key.id not in {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
