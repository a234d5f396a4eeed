"""Functions that an object collects under names: ``bus.emit("tick")`` runs only what ``bus.on("tick", handler)`` put there. In:
the solved flow and the syntax of the class. Out: what a parameter of the method has to be for a function to run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cached_property

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.arguments import Arguments, Calls
from qdrant_async_migrate.lint.collected import Put, collected
from qdrant_async_migrate.lint.constants import normal
from qdrant_async_migrate.model.facts import AMONG, GIVEN
from qdrant_async_migrate.model.program import Use

_SAME = frozenset({"list", "tuple", "sorted", "reversed", "set"})
"""Functions that give the elements of their argument."""
_SEVERAL = 2
"""What a place has to call for the name to say anything."""


class ByEvent:
    """Asked for one place after the other that calls what a loop gives."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax], calls: Calls, arguments: Arguments) -> None:
        self._program, self._syntax_of, self._arguments = program, syntax_of, arguments
        self._puts: dict[tuple[int, str], list[Put] | None] = {}
        self._known: dict[tuple[int, str, int], str] = {}

    @cached_property
    def _looped(self) -> frozenset[int]:
        """The nodes of what loops give, and the variables that they fill."""
        results = [read.result for read in self._program.state.reads["iterate"]]
        return frozenset(results).union(*map(self._program.state.graph.targets, results))

    def need(self, caller: int, use: Use, call: Call, callee: int) -> tuple[str, bool] | bool:
        """What a parameter of the method has to be for the place to run ``callee``; True: it may run."""
        cls = self._program.cls(caller)
        scope = self._program.scope(caller)
        if cls is None or scope.is_async or not scope.params or len(call.targets) < _SEVERAL or call.function not in self._looped:
            return True
        found = self._taken(use, call, scope.params[0].name)
        if found is None or found[1] not in {p.name for p in scope.params[1:]}:
            return True
        key = (cls, found[0], callee)
        if key not in self._known:
            self._known[key] = "|".join(sorted(self._names(*key)))
        return (f"{GIVEN}{found[1]} {AMONG}{self._known[key]}", True) if self._known[key] else True

    def _taken(self, use: Use, call: Call, own: str) -> tuple[str, str] | None:
        """The attribute, and the parameter under whose value it keeps what the loop around runs over."""
        syntax = self._syntax_of(use.file)
        node = syntax.find(call.place, ast.Call)
        source = _looped_over(syntax, node.func) if node is not None and isinstance(node.func, ast.Name) else None
        meant = self._arguments.meant(syntax, source) if source is not None else None
        match meant:
            case ast.Subscript(value=ast.Attribute(value=ast.Name(id=owner), attr=name), slice=ast.Name(id=key)):
                return (name, key) if owner == own else None
            case ast.Call(
                func=ast.Attribute(value=ast.Attribute(value=ast.Name(id=owner), attr=name), attr="get"), args=[key, *_]
            ):
                return (name, key.id) if owner == own and isinstance(key, ast.Name) else None
        return None

    def _names(self, cls: int, name: str, callee: int) -> set[str]:
        """The constants under which the function is put there; none: they are not all known."""
        key = (cls, name)
        if key not in self._puts:
            self._puts[key] = self._collected(cls, name)
        found: set[str] = set()
        for put in self._puts[key] or ():
            for method in classes.methods(self._program.state, cls).get(put.method, ()):
                found.update(self._given(put, method, callee))
        return set() if "" in found else found

    def _collected(self, cls: int, name: str) -> list[Put] | None:
        scope = self._program.scope(cls)
        syntax = self._syntax_of(self._program.file(cls))
        node = syntax.find(scope.place, ast.ClassDef)
        inside = {cls, *classes.descendants(self._program.state, cls)}
        state = self._program.state
        for read in state.reads["attribute"]:
            if read.name == name and not state.is_within(read.scope, inside):
                if any(state.kind(v) == Kind.INST and state.item(v)[1] in inside for v in state.graph.values(read.node)):
                    return None
        return collected(syntax, node, name) if node is not None and len(inside) == 1 else None

    def _given(self, put: Put, method: int, callee: int) -> Iterator[str]:
        """The text of the name with each call of the method that gives it the function; ``""``: not a constant."""
        params = [p.name for p in self._program.scope(method).params[1:]]
        for call in self._calls_of(put, method, callee):
            position = params.index(put.key) if put.key in params else -1
            yield normal(call.constants.get(put.key) or call.constants.get(position, ""))

    def _calls_of(self, put: Put, method: int, callee: int) -> Iterator[Call]:
        state, calls = self._program.state, self._calls_of_methods.get(method, ())
        if not put.value:
            decorating = {state.node_in(callee, decorator.node) for decorator in self._program.scope(callee).decorators}
            yield from (call for call in calls if call.result in decorating)
            return
        params = [p.name for p in self._program.scope(method).params[1:]]
        position = params.index(put.value)
        for call in calls:
            named = [node for key, node in call.keywords if key == put.value]
            given = named or [node for node in call.args[position : position + 1] if isinstance(node, int)]
            held = [state.item(v) for node in given if node >= 0 for v in state.graph.values(node)]
            if any(item[0] in (Kind.FUNC, Kind.BOUND) and item[1] == callee for item in held):
                yield call

    @cached_property
    def _calls_of_methods(self) -> dict[int, list[Call]]:
        """By method, the calls that run it on an object."""
        state, found = self._program.state, dict[int, list[Call]]()
        for call in state.calls:
            for method in {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.BOUND}:
                found.setdefault(method, []).append(call)
        return found


def _looped_over(syntax: Syntax, name: ast.Name) -> ast.expr | None:
    """What the loop is over that gives the name its value."""
    for node in syntax.ancestors(name):
        clauses = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
        for clause in clauses:
            if isinstance(clause.target, ast.Name) and clause.target.id == name.id:
                return _plain(clause.iter)
        if isinstance(node, FUNCTIONS):
            break
    return None


def _plain(source: ast.expr) -> ast.expr:
    match source:
        case ast.Call(func=ast.Name(id=name), args=[inner]) if name in _SAME:
            return inner
    return source
