"""Annotations that speak of values which turn async: of parameters, results, variables and fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind


class Declared:
    """Which nodes of the value flow hold what turns async, and nothing else of the kind."""

    def __init__(self, context: Context) -> None:
        self.context, self.state = context, context.program.state
        self.wanted = frozenset(v for v, item in enumerate(self.state.values.items) if self.turns(item))
        self._annotations: dict[int, list[tuple[str, ast.AnnAssign]]] = {}
        self._worth = self._around(self._around(self.wanted)) if self.wanted else self.wanted
        every = range(len(self.state.values.items)) if self.wanted else ()
        self._others = frozenset(v for v in every if v not in self.wanted and self.is_other(v))
        self._inside: dict[tuple[int, int], bool] = {}

    def turns(self, item: tuple[object, ...]) -> bool:
        """The value is another one afterwards."""
        raise NotImplementedError

    def is_other(self, value: int) -> bool:
        """The value is of the same type, and stays."""
        raise NotImplementedError

    def speaks(self, file: int, annotation: ast.expr) -> bool:
        """An annotation may speak of such values."""
        raise NotImplementedError

    def _around(self, values: frozenset[int]) -> frozenset[int]:
        """The values, and the containers that hold one of them."""
        held, items = self.state.graph.held, self.state.values.items
        slots = ((owner, held[node]) for (owner, _), node in self.state.heap.items())
        return values | {o for o, inside in slots if inside and not values.isdisjoint(inside) and items[o][0] == Kind.CONT}

    def holds(self, node: int, depth: int = 0) -> bool:
        """The node, or what a container in it holds, is values that turn async and no others."""
        values = self.state.graph.values(node)
        if values.isdisjoint(self._worth) or not values.isdisjoint(self._others):
            return False
        if not values.isdisjoint(self.wanted):
            return True
        inner = (v for v in values if self.state.kind(v) == Kind.CONT) if depth < 2 else ()
        return any(self._contains(value, depth + 1) for value in inner)

    def _contains(self, container: int, depth: int) -> bool:
        """An element of the container is such; many nodes hold the same container."""
        key = (container, depth)
        if key not in self._inside:
            self._inside[key] = any(self.holds(inner, depth) for _, inner in self.state.slots(container))
        return self._inside[key]

    def annotated(self) -> Iterator[tuple[int, ast.expr]]:
        """Scopes with annotations in their files that speak of such nodes."""
        if not self.wanted:
            return
        for number, scope in enumerate(self.state.scopes):
            if scope.kind is ScopeKind.FUNCTION:
                yield from self._of_function(number)
            if scope.kind in (ScopeKind.FUNCTION, ScopeKind.MODULE, ScopeKind.CLASS):
                yield from self._of_variables(number)
        for (owner, key), node in list(self.state.heap.items()):
            item = self.state.item(owner)
            if item[0] == Kind.INST and isinstance(key, str) and self.holds(node):
                yield from ((item[1], a) for a in self._of_field(item[1], key))

    def _of_function(self, function: int) -> Iterator[tuple[int, ast.expr]]:
        scope = self.state.scopes[function]
        yield from ((function, a) for a in self._of_decorator(function))
        held = {p.name for p in scope.params if self.holds(self.state.node_in(function, p.node))}
        gives = scope.annotated_return and self.holds(self.state.node_in(function, scope.returns))
        if not held and not gives:
            return
        node = self.context.syntax(self.context.program.file(function)).find(scope.place, *FUNCTIONS)
        if not isinstance(node, FUNCTIONS):
            return
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
            if argument.arg in held and argument.annotation is not None:
                yield function, argument.annotation
        if gives and node.returns is not None:
            yield function, node.returns

    def _of_decorator(self, function: int) -> Iterator[ast.expr]:
        """What the annotation of a decorator's result says of the functions that it takes and gives."""
        yield from ()

    def _of_variables(self, scope: int) -> Iterator[tuple[int, ast.expr]]:
        held = self._held(scope)
        if not held:
            return
        syntax = self.context.syntax(self.context.program.file(scope))
        place = self.state.scopes[scope].place
        kind = self.state.scopes[scope].kind
        owner = syntax.tree if kind is ScopeKind.MODULE else syntax.find(place, ast.stmt)
        for name, node in self._declared(self.context.program.file(scope)):
            if name in held and _scope(syntax, node) is owner:
                yield scope, node.annotation

    def _held(self, scope: int) -> set[str]:
        """The variables of a scope that hold such values."""
        values, base = self.state.graph.held, self.state.node_base[self.state.scope_file[scope]]
        cells = ((n, base + cell) for n, cell in self.state.scopes[scope].cells.items() if cell >= 0)
        worth = self._worth
        return {n for n, node in cells if (inside := values[node]) and not worth.isdisjoint(inside) and self.holds(node)}

    def _declared(self, file: int) -> list[tuple[str, ast.AnnAssign]]:
        """Variables of a file with an annotation that may speak of such values."""
        if file not in self._annotations:
            nodes = (n for n in self.context.syntax(file).statements if isinstance(n, ast.AnnAssign))
            named = ((n.target.id, n) for n in nodes if isinstance(n.target, ast.Name))
            self._annotations[file] = [(name, n) for name, n in named if self.speaks(file, n.annotation)]
        return self._annotations[file]

    def _of_field(self, cls: int, name: str) -> Iterator[ast.expr]:
        syntax = self.context.syntax(self.context.program.file(cls))
        node = syntax.find(self.state.scopes[cls].place, ast.ClassDef)
        for inner in ast.walk(node) if node is not None else ():
            if isinstance(inner, ast.AnnAssign):
                target = inner.target
                own = isinstance(target, ast.Name) and syntax.parent(inner) is node and target.id == name
                if own or (isinstance(target, ast.Attribute) and target.attr == name):
                    yield inner.annotation


def _scope(syntax: Syntax, node: ast.AST) -> ast.AST:
    """The function, class or module whose variables a statement binds."""
    return next((a for a in syntax.ancestors(node) if isinstance(a, (*FUNCTIONS, ast.ClassDef))), syntax.tree)
