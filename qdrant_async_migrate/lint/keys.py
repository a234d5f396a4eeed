"""The names under which a table holds a function or a class: those of a display, and those that a decorator was given which puts
there what it decorates (``REGISTRY[name] = cls``). In: the solved flow and the syntax of registering functions."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.constants import normal

_CODE = (Kind.FUNC, Kind.CLASS)
_ANOTHER = (-1, False)
"""A decorator that puts what it decorates nowhere, or nobody knows where."""


class Keys:
    """Asked for one table and value after the other; what is not certain is not known."""

    def __init__(self, program: Program, syntax_of: Callable[[int], Syntax]) -> None:
        self._program, self._syntax_of = program, syntax_of
        self._made = program.calls_by_result()
        self._known: dict[tuple[int, Value], frozenset[str] | None] = {}
        self._places: dict[int, tuple[int, bool]] = {}

    def entries(self, table: int) -> list[tuple[object, int]]:
        """The keys and elements of a table; none if it may be anything but a container."""
        state = self._program.state
        values = sorted(state.graph.values(table))
        if not values or any(state.kind(v) != Kind.CONT for v in values):
            return []
        return [entry for value in values for entry in state.slots(value)]

    def of(self, table: int, value: Value) -> frozenset[str] | None:
        """The names under which a table holds a value, as they are written; ``None``: not all of them are known."""
        key = (table, value)
        if key not in self._known:
            self._known[key] = self._of(table, value)
        return self._known[key]

    def _of(self, table: int, value: Value) -> frozenset[str] | None:
        state = self._program.state
        found: set[str] = set()
        for name, node in self.entries(table):
            if value not in state.graph.values(node):
                continue
            names = [repr(name)] if isinstance(name, str | int) else self._displayed(table, node, value)
            names = names or [*self._registered(value)] or [*self._subclassed(value)]
            if not names:
                return None
            found.update(names)
        return frozenset(found) or None

    def _displayed(self, table: int, slot: int, value: Value) -> list[str]:
        """The members of enumerations under which a display holds the value: ``{Mode.DRY: dry, Mode.LIVE: live}``."""
        state = self._program.state
        pairs = [pair for held in state.graph.values(table) for pair in state.pairs.get(held, ())]
        if not set(self._program.sources().get(slot, ())) <= {node for _, node in pairs}:
            return []
        names = [self._member(key) for key, node in pairs if value in state.graph.values(node)]
        return names if all(names) else []

    def _member(self, key: int) -> str:
        read, state = self._program.attributes_read().get(key), self._program.state
        items = [state.item(v) for v in state.graph.values(read.node)] if read is not None else []
        if read is None or len(items) != 1 or items[0][0] != Kind.CLASS:
            return ""
        return normal(f"{self._program.scope(items[0][1]).name}.{read.name}")

    def _registered(self, value: Value) -> Iterator[str]:
        """The names that decorators were given which put into a table what they decorate, or its own name."""
        item = self._program.state.item(value)
        decorators = self._program.scope(item[1]).decorators if item[0] in _CODE else ()
        for decorator in decorators if len(decorators) == 1 else ():
            node, own = self._program.state.node_in(item[1], decorator.node), repr(self._program.scope(item[1]).name)
            call = self._made.get(node) if decorator.called else None
            name = self._name(call, own) if call is not None else self._plain(node, own) if not decorator.called else ""
            if name:
                yield name

    def _subclassed(self, value: Value) -> Iterator[str]:
        """The name under which ``__init_subclass__`` of a base puts a class: its own, or a keyword of it."""
        state, item = self._program.state, self._program.state.item(value)
        bases = classes.order(state, item[1])[1:] if item[0] == Kind.CLASS else ()
        hook = next((f for base in bases for f in classes.methods(state, base).get("__init_subclass__", ())), None)
        if hook is None:
            return
        position, is_own = self._place(hook)
        node = self._syntax_of(self._program.file(item[1])).find(self._program.scope(item[1]).place, ast.ClassDef)
        if node is None:
            return
        key = self._program.scope(hook).params[position].name if position >= 0 else ""
        given = [k.value for k in node.keywords if k.arg == key and isinstance(k.value, ast.Constant)]
        if given:
            yield repr(given[0].value)
        elif is_own and not any(k.arg in (key, None) for k in node.keywords):
            yield repr(node.name)

    def _plain(self, decorator: int, own: str) -> str:
        """``@tool``: the function, or the object that is called, puts what it decorates under its own name."""
        state = self._program.state
        items = [state.item(v) for v in state.graph.values(decorator)]
        found = [f for i in items if i[0] == Kind.INST for f in classes.special(state, i[1], "__call__")]
        found += [i[1] for i in items if i[0] in (Kind.FUNC, Kind.BOUND)]
        return own if len(items) == len(found) == 1 and self._place(found[0])[1] else ""

    def _name(self, call: Call, own: str) -> str:
        items = [self._program.state.item(v) for v in call.targets]
        if len(items) != 1 or items[0][0] not in (Kind.FUNC, Kind.BOUND):
            return ""
        position, is_own = self._place(items[0][1])
        if position < 0:
            return own if is_own else ""
        name = self._program.scope(items[0][1]).params[position].name
        text = call.constants.get(name) or call.constants.get(position - (items[0][0] == Kind.BOUND), "")
        is_left_out = not text and is_own and not call.args and not call.keywords
        return own if is_left_out else normal(text)

    def _place(self, function: int) -> tuple[int, bool]:
        """The parameter of a decorator that is the key under which it puts what it decorates; -1: it does another thing. Whether
        it puts it under its own name, if it has no other."""
        if function not in self._places:
            self._places[function] = self._looked_up(function)
        return self._places[function]

    def _looked_up(self, function: int) -> tuple[int, bool]:
        scope = self._program.scope(function)
        node = self._syntax_of(self._program.file(function)).find(scope.place, *FUNCTIONS)
        stored = [key for n in ast.walk(node) for key in _stored(n)] if node is not None else []
        if node is None or len(stored) != 1:
            return _ANOTHER
        key, names = _meant(node, stored[0]), [p.name for p in scope.params]
        bound = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        match key:
            case ast.Name(id=name) if name in names and name not in bound:
                return names.index(name), False
            case ast.Attribute(value=ast.Name(id=decorated), attr="__name__") if decorated not in bound:
                return -1, True
            case ast.BoolOp(op=ast.Or(), values=[ast.Name(id=name), ast.Attribute(value=ast.Name(id=other), attr="__name__")]):
                return (names.index(name), True) if name in names and bound.isdisjoint({name, other}) else _ANOTHER
        return _ANOTHER


def _meant(function: ast.AST, key: ast.expr) -> ast.expr:
    """What a name stands for that is bound once there."""
    if not isinstance(key, ast.Name):
        return key
    bound = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == key.id and isinstance(n.ctx, ast.Store)]
    given = [n.value for n in ast.walk(function) if isinstance(n, ast.Assign) and n.targets == bound]
    return given[0] if len(bound) == len(given) == 1 else key


def _stored(node: ast.AST) -> Iterator[ast.expr]:
    """The key under which something is put into a table there."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        yield node.slice
