"""``x += f()`` where ``f`` is awaited: the old value must be read after the wait, when others may have changed it."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Context, Note, Rewrite
from qdrant_async_migrate.model.edits import Edit, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Use

Edits = tuple[tuple[int, Edit], ...]


def settled(context: Context, use: Use, node: ast.AST, edits: Edits, notes: tuple[Note, ...] = ()) -> Rewrite:
    """``edits`` of ``node``, and in an augmented assignment the value in a statement of its own before it."""
    found = first_barrier(context.syntax(use.file), node)
    if found is None or found.barrier is not Barrier.AUGMENTED or not isinstance(found.node, ast.AugAssign):
        return Rewrite(edits, notes)
    statement = found.node
    if isinstance(statement.target, ast.Name) and not _is_shared(context, use, statement.target.id):
        return Rewrite(edits, notes)
    if not _is_plain(statement.target):
        return Rewrite(edits, (*notes, _race(use)))
    return Rewrite((*edits, (use.file, _split(context, use, statement))), notes)


def _split(context: Context, use: Use, statement: ast.AugAssign) -> Edit:
    syntax = context.syntax(use.file)
    taken = context.program.scope(use.scope).cells
    name = next(n for n in ["value", "result", *(f"value_{i}" for i in range(2, 99))] if n not in taken)
    target, operator = syntax.source(statement.target), OPERATORS[type(statement.op)]
    code = f"{name} = __qam_0__\n{target} {operator}= {name}"
    return ReplaceBlock((syntax.span(statement),), code, (("__qam_0__", (syntax.span(statement.value),)),))


def _is_plain(target: ast.expr) -> bool:
    """Evaluating it after the value instead of before is the same."""
    return not any(isinstance(n, (ast.Call, ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom)) for n in ast.walk(target))


def _race(use: Use) -> Note:
    message = "the old value is read before the wait: another task may change it meanwhile"
    return Note("QAM207", use.file, use.place, use.scope, message, "take the awaited value into a variable first")


def _is_shared(context: Context, use: Use, name: str) -> bool:
    scope = context.program.scope(use.scope)
    return name not in scope.cells or scope.kind is not ScopeKind.FUNCTION


OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.MatMult: "@",
}
