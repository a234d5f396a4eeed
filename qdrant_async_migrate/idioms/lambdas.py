"""A lambda that gives its callers nothing to await becomes a coroutine function of its own, before its statement."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from qdrant_async_migrate.idioms.boundaries import is_asked
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.lambda_bodies import awaited_body
from qdrant_async_migrate.idioms.lambda_names import assigned, fresh
from qdrant_async_migrate.idioms.plain import gives_awaitables
from qdrant_async_migrate.idioms.streams import is_elif
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import Edit, Insert, Replace, ReplaceBlock, Slots
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.scan.opened import place_of

ORDER = 88
"""After all idioms that move a lambda's body to where it is used."""
_STATEMENTS = (
    ast.Expr,
    ast.Assign,
    ast.AnnAssign,
    ast.Return,
    ast.Assert,
    ast.With,
    ast.AsyncWith,
    ast.For,
    ast.AugAssign,
    ast.If,
)
_BARRIERS = (ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp, ast.NamedExpr, ast.JoinedStr)


def for_function(context: Context, function: int) -> Answer:
    """``run(lambda n: {"id": n})`` -> ``async def given(n): return {"id": n}`` and ``run(given)``."""
    if context.scope_kind(function) is not ScopeKind.LAMBDA:
        return None
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(context.program.scope(function).place, ast.Lambda)
    inner = [u for n in context.program.uses_in.get(function, ()) if context.waits(u := context.program.uses[n])]
    if (
        node is None
        or context.is_notebook(file)
        or (gives_awaitables(syntax, node.body, inner) and not is_asked(context, function))
    ):
        return None
    statement = _statement(syntax, node)
    if statement is None or not _may_move(node, statement):
        return None
    body = awaited_body(context, syntax, node, inner)
    if body is None:
        return None
    edits = [(file, edit) for edit in _function(context, function, node, statement)]
    return Rewrite((*edits, *body.edits), body.notes, body.covers, body.functions | {function})


def _function(context: Context, function: int, node: ast.Lambda, statement: ast.stmt) -> list[Edit]:
    """The definition in place of the assignment of the lambda to a name, or before the statement that makes the lambda."""
    syntax = context.syntax(context.program.file(function))
    name = assigned(statement, node)
    arguments, slots = _arguments(syntax, node)
    definition = f"async def {name or fresh(context, function, node, statement)}({arguments}):\n    return __qam_0__"
    gap = 0 if _follows(context, function, node, statement) else _gap(syntax, statement)
    code = "\n" * gap + definition
    if name:
        last = syntax.block(statement)[-1] is statement
        return [ReplaceBlock((syntax.span(statement),), code if last else f"{code}\n", slots)]
    named = definition[len("async def ") :].partition("(")[0]
    return [Insert(syntax.span(statement), "before", code, slots), Replace(syntax.span(node), named)]


def _arguments(syntax: Syntax, node: ast.Lambda) -> tuple[str, Slots]:
    """The parameters as they stand, with places for their defaults, and the parts that are taken over: the body is the first."""
    given = [node.body, *node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
    slots = tuple((f"__qam_{index}__", (syntax.span(part),)) for index, part in enumerate(given))
    names = iter(name for name, _ in slots[1:])
    arguments = copy.copy(node.args)
    arguments.defaults = [ast.Name(next(names)) for _ in arguments.defaults]
    arguments.kw_defaults = [d and ast.Name(next(names)) for d in arguments.kw_defaults]
    return ast.unparse(arguments), slots


def _follows(context: Context, function: int, node: ast.Lambda, statement: ast.stmt) -> bool:
    """Another lambda of the statement becomes a function before this one."""
    before = {place_of(n) for n in ast.walk(statement) if isinstance(n, ast.Lambda) and place_of(n) < place_of(node)}
    file = context.program.file(function)
    base = context.module_scope(file)
    scopes = enumerate(context.program.state.files[file].scopes if before else ())
    others = [base + n for n, s in scopes if s.kind is ScopeKind.LAMBDA and s.place in before and context.turned(base + n)]
    return any(isinstance(answer := for_function(context, other), Rewrite) and bool(answer.edits) for other in others)


def _gap(syntax: Syntax, statement: ast.stmt) -> int:
    """Empty lines that a definition is due here and that do not stand before it yet."""
    if syntax.block(statement)[0] is statement:
        return 0
    wanted = 2 if isinstance(syntax.parent(statement), ast.Module) else 1
    before = syntax.source_lines[max(0, statement.lineno - 1 - wanted) : statement.lineno - 1]
    return wanted - sum(not line.strip() for line in before) if not before[-1].lstrip().startswith("#") else 0


def _statement(syntax: Syntax, node: ast.Lambda) -> ast.stmt | None:
    """The statement that makes the lambda, if a function definition may stand before it."""
    statement = syntax.statement(node)
    between = [a for a in syntax.ancestors(node) if isinstance(a, _BARRIERS)]
    holder = next((a for a in syntax.ancestors(statement) if isinstance(a, (*FUNCTIONS, ast.ClassDef))), None)
    if not isinstance(statement, _STATEMENTS):
        return None
    if isinstance(holder, ast.ClassDef) and not (assigned(statement, node) and statement in holder.body):
        return None
    if isinstance(statement, ast.If) and is_elif(syntax, statement):
        return None
    if any(isinstance(a, _BARRIERS) and a in between for a in _until(syntax, node, statement)):
        return None
    parent = syntax.parent(statement)
    others = [s for s in syntax.block(statement) if s is not statement]
    alone = all(s.end_lineno != statement.lineno and s.lineno != statement.end_lineno for s in others)
    return statement if alone and getattr(parent, "lineno", 0) != statement.lineno else None


def _until(syntax: Syntax, node: ast.AST, end: ast.AST) -> Iterator[ast.AST]:
    for ancestor in syntax.ancestors(node):
        if ancestor is end:
            return
        yield ancestor


def _may_move(node: ast.Lambda, statement: ast.stmt) -> bool:
    """Nothing in the lambda means something else a moment earlier, and in a function of its own."""
    defaults = [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
    simple = all(isinstance(d, (ast.Constant, ast.Name)) for d in defaults)
    walrus = any(isinstance(n, (ast.NamedExpr, ast.Yield, ast.YieldFrom)) for n in ast.walk(statement))
    return simple and not walrus
