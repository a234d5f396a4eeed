"""Generator expressions whose elements a framework takes in a thread: ``StreamingResponse(str(row) for row in rows)``. In: a
place, the syntax around it, and what the call around it calls."""

from __future__ import annotations

import ast

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Use
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.arguments import Calls
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.opened import place_of


def is_streamed(program: Program, catalog: Catalog, calls: Calls, file: int, syntax: Syntax, place: Place) -> bool:
    """Nothing happens at the place: a thread takes the elements of the generator expression that it is in."""
    lines = syntax.source_lines[max(0, place[0] - 3) : place[2] + 2]
    made = _expression(syntax, place) if any(" for " in line for line in lines) else None
    around = syntax.parent(made) if made is not None else None
    if not isinstance(around, ast.Call) or made is around.func:
        return False
    state = program.state
    items = [state.item(v) for call in calls.get((file, place_of(around)), ()) for v in call.targets]
    rows = [catalog.boundary(item[1], Use.CALLBACK) for item in items if item[0] == Kind.EXT]
    return bool(rows) and len(rows) == len(items) and all(row is not None and row.thread for row in rows)


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
