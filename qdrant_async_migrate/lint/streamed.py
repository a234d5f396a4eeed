"""Generators whose elements a framework takes in a thread: ``StreamingResponse(str(row) for row in rows)``. In: a place, the
syntax around it, and what the call around it calls."""

from __future__ import annotations

import ast
from functools import cached_property

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Thread, Use
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.arguments import Calls
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.opened import place_of

_FAR = 64
"""Nodes that a generator is followed through."""


class Streamed:
    """Asked for one blocking place after the other."""

    def __init__(self, program: Program, catalog: Catalog, calls: Calls) -> None:
        self._program, self._state, self._catalog, self._calls = program, program.state, catalog, calls

    def holds(self, leaf: Leaf, file: int, syntax: Syntax, place: Place) -> bool:
        """Nothing happens at the place: a thread takes the elements of the generator expression that it is in, or of the
        library's generator that the leaf only makes."""
        if leaf.is_call and leaf.row.thread is Thread.DRAIN and self._is_handed_over(leaf):
            return True
        lines = syntax.source_lines[max(0, place[0] - 3) : place[2] + 2]
        made = _expression(syntax, place) if any(" for " in line for line in lines) else None
        around = syntax.parent(made) if made is not None else None
        if not isinstance(around, ast.Call) or made is around.func:
            return False
        found = self._calls.get((file, place_of(around)), ())
        return bool(found) and all(self._streams(call) for call in found)

    def _streams(self, call: Call) -> bool:
        """What is called takes elements in a thread."""
        items = [self._state.item(value) for value in call.targets]
        rows = [self._catalog.boundary(item[1], Use.CALLBACK) for item in items if item[0] == Kind.EXT]
        return bool(rows) and len(rows) == len(items) and all(row is not None and row.thread for row in rows)

    def _is_handed_over(self, leaf: Leaf) -> bool:
        """All that happens to the generator is that it is given to such a call."""
        todo = [call.result for call in self._calls.get((leaf.file, leaf.place), ())]
        seen = set(todo)
        while todo and len(seen) < _FAR:
            fresh = [n for n in self._state.graph.targets(todo.pop()) if n not in seen]
            seen.update(fresh)
            todo += fresh
        return not todo and not seen.isdisjoint(self._given)

    @cached_property
    def _given(self) -> frozenset[int]:
        """The nodes of what is given to such calls."""
        given = (
            node for call in self._state.calls if self._streams(call) for node in (*call.args, *(n for _, n in call.keywords))
        )
        return frozenset(node for node in given if isinstance(node, int) and node >= 0)


def _expression(syntax: Syntax, place: Place) -> ast.GeneratorExp | None:
    """The generator expression around a place that does not run where it stands: what the first loop is over does."""
    clause = syntax.clause_of(place)
    if clause is not None:
        return clause[1] if isinstance(clause[1], ast.GeneratorExp) else None
    found = syntax.find(place, ast.expr)
    child: ast.AST | None = found
    for node in syntax.ancestors(found) if found is not None else ():
        if isinstance(node, ast.GeneratorExp):
            return node if child is not node.generators[0] else None
        if isinstance(node, (ast.stmt, ast.Lambda)):
            break
        child = node
    return None
