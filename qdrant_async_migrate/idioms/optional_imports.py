"""``try: import Client``, else ``Client = None``: what only asks whether there is one follows the name of those that are made.
So does an annotation of what no client of the program gets to."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.class_objects import following
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.state import Reference
from qdrant_async_migrate.model.facts import Op


def followers(context: Context) -> frozenset[int]:
    """Mentions of classes whose every client in the same file migrates, that say ``is None`` or annotate what none gets to."""
    if "followers" not in context.memo:
        found = frozenset(r.number for r in _found(context)) if context.solution.migrated else frozenset()
        context.memo["followers"] = found | following(context)
    known: frozenset[int] = context.memo["followers"]
    return known


def fallbacks(context: Context, file: int) -> list[ast.Name]:
    """``Client`` in ``Client = None``, where the name follows."""
    following = followers(context)
    names = {r.name for r in context.program.state.references if r.file == file and r.number in following} if following else ()
    if not names:
        return []
    syntax = context.syntax(file)
    return [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id in names and _is_fallback(syntax, n)]


def _found(context: Context) -> Iterator[Reference]:
    program = context.program
    by_name: dict[tuple[int, str], list[Reference]] = {}
    for reference in program.state.references:
        if reference.number in program.family_of:
            by_name.setdefault((reference.file, reference.name), []).append(reference)
    for (file, name), references in by_name.items():
        made = [r for r in references if program.family_of[r.number] in context.solution.migrated]
        others = [r for r in references if r not in made]
        if not made or not others or made[0].cls.rpartition(".")[2] != name:
            continue
        if all(_asks(context, r) for r in others) and _is_plain(context, file, name):
            yield from others


def _asks(context: Context, reference: Reference) -> bool:
    """``if Client is None``, ``not Client``, ``if Client``, ``client: Client``."""
    family = context.program.family_of[reference.number]
    if context.program.families[family].calls or family in _handed(context) or reference.string is not None:
        return False
    syntax = context.syntax(reference.file)
    node = syntax.find(reference.place, ast.Name)
    parent = syntax.parent(node) if node is not None else None
    if node is not None and _annotates(syntax, node):
        return True
    if isinstance(parent, ast.Compare):
        return all(isinstance(o, (ast.Is, ast.IsNot)) for o in parent.ops) and all(
            e is node or (isinstance(e, ast.Constant) and e.value is None) for e in (parent.left, *parent.comparators)
        )
    is_test = isinstance(parent, (ast.If, ast.IfExp, ast.While, ast.Assert)) and parent.test is node
    return is_test or (isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not))


def _handed(context: Context) -> frozenset[int]:
    """Families of clients that code outside the program gets."""
    if "handed clients" not in context.known:
        context.known["handed clients"] = frozenset(f for use in context.program.uses for f in use.receivers)
    found: frozenset[int] = context.known["handed clients"]
    return found


def _annotates(syntax: Syntax, node: ast.expr) -> bool:
    """It stands in the annotation of a variable, a parameter or a result."""
    below: ast.AST = node
    for above in syntax.ancestors(node):
        if not isinstance(above, ast.expr):
            return below in (getattr(above, "annotation", None), getattr(above, "returns", None))
        below = above
    return False


def _is_plain(context: Context, file: int, name: str) -> bool:
    """The name is bound by imports and by ``None`` alone, and no other file asks for it here."""
    syntax = context.syntax(file)
    for node in ast.walk(syntax.tree):
        if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
            if not _is_fallback(syntax, node):
                return False
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.arg, ast.Global)):
            bound = node.names if isinstance(node, ast.Global) else [getattr(node, "name", None) or getattr(node, "arg", None)]
            if name in bound:
                return False
        elif isinstance(node, ast.Constant) and node.value == name:
            return False
    state = context.program.state
    own = state.files[file].module.rpartition(".")[2]
    asked = (op for n, facts in enumerate(state.files) if n != file for op in facts.ops if op[0] == Op.IMPORT and op[3] == name)
    return not any(str(op[2]).rpartition(".")[2] == own for op in asked)


def _is_fallback(syntax: Syntax, node: ast.Name) -> bool:
    parent = syntax.parent(node)
    return isinstance(parent, ast.Assign) and isinstance(parent.value, ast.Constant) and parent.value.value is None
