"""Generator expressions that are kept: what their elements cost is told where the elements are taken. In: a place and the syntax
around it."""

from __future__ import annotations

import ast
import re

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.opened import place_of

_KEPT = re.compile(r"=\s*\(")
_NEAR = 8
"""Lines above a place in which the expression around it may begin."""


def taken_at(syntax: Syntax, place: Place) -> Place:
    """Where the elements are taken of the generator expression that the place is in; the place itself where that is not plain."""
    lines = syntax.source_lines[max(0, place[0] - _NEAR) : place[0] + _NEAR]
    if not any(_KEPT.search(line) for line in lines[:_NEAR]) or not any(" for " in line for line in lines):
        return place
    found = syntax.find(place, ast.expr)
    child: ast.AST | None = found
    for node in syntax.ancestors(found) if found is not None else ():
        if isinstance(node, ast.GeneratorExp) and child is not node.generators[0]:
            return _use_of(syntax, node) or place
        if isinstance(node, (ast.stmt, ast.Lambda)):
            break
        child = node
    return place


def _use_of(syntax: Syntax, made: ast.GeneratorExp) -> Place | None:
    """The one call or loop that takes the elements of what is assigned to a name."""
    parent = syntax.parent(made)
    if not isinstance(parent, ast.Assign) or len(parent.targets) != 1 or not isinstance(parent.targets[0], ast.Name):
        return None
    name = parent.targets[0].id
    named = [n for n in ast.walk(syntax.function(made)) if isinstance(n, ast.Name) and n.id == name]
    loads = [n for n in named if isinstance(n.ctx, ast.Load)]
    if len(named) != 2 or len(loads) != 1:
        return None
    user = syntax.parent(loads[0])
    if isinstance(user, ast.Call) and loads[0] in user.args:
        return place_of(user)
    return place_of(loads[0]) if isinstance(user, (ast.For, ast.comprehension)) and user.iter is loads[0] else None
