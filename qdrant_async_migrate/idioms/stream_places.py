"""Generators that turn async, where the language itself iterates: several variables at once, displays with ``*``, ``in``, ``+=``
of a list, a slice; and where one is held and driven by hand: ``iter``, ``close``."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.streams import cleans_up, plain_too, tool
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Await, Edit, Rename, Replace
from qdrant_async_migrate.model.program import Role, Use

ORDER = 36
_LIST = "[item async for item in __qam_0__]"
_HELP = "collect it in a list first"
_ITERABLE = "Iterable"


def for_use(context: Context, use: Use) -> Answer:
    """Collected first; asked one by one for ``in``; ``close`` awaited."""
    if not context.waits(use) or use.asynchronous or use.role not in (Role.ITERATE, Role.OPERATOR):
        return None
    generators = [f for f in use.functions if context.program.scope(f).is_generator]
    if use.role is Role.ITERATE and plain_too(context, use):
        return context.obstacle(
            "QAM110", use, "what is iterated over here is a container in other calls, which has no async form"
        )
    if len(generators) != len(use.functions) or use.others or not all(context.becomes_awaitable(f) for f in generators):
        return None
    syntax = context.syntax(use.file)
    edits = _edits(context, syntax, use)
    return None if edits is None else Rewrite(tuple((use.file, e) for e in edits))


def _edits(context: Context, syntax: Syntax, use: Use) -> list[Edit] | None:
    if use.role is Role.OPERATOR:
        if use.how == ".close":
            return _closed(syntax, use)
        if use.how == "__contains__":
            return _sought(context, syntax, use)
        return _unpacked(syntax, use) if use.how == "[]" else None
    if tool(context, use) == "iter":
        call = syntax.find(use.place, ast.Call)
        if call is None or len(call.args) != 1:
            return None
        asked = any(context.program.scope(f).name == "__iter__" or _says_iterable(context, f) for f in use.functions)
        code = "aiter(__qam_0__)" if asked else "__qam_0__"
        return [Replace(syntax.span(call), code, (("__qam_0__", (syntax.span(call.args[0]),)),))]
    if use.how != "for":
        return None
    return _collected(syntax, _iterated(syntax, use))


def _says_iterable(context: Context, function: int) -> bool:
    """``-> Iterable[Point]``: what it gives has to be asked for an iterator, whatever it is."""
    node = context.syntax(context.program.file(function)).find(context.program.scope(function).place, ast.FunctionDef)
    return node is not None and node.returns is not None and _ITERABLE in ast.unparse(node.returns).partition("[")[0].split(".")


def _iterated(syntax: Syntax, use: Use) -> ast.expr | None:
    """The iterable, where it is taken whole by something else than a loop."""
    starred = syntax.find(use.place, ast.Starred)
    if starred is not None:
        return starred.value if isinstance(starred.ctx, ast.Load) else _assigned(syntax, starred)
    subscript = syntax.find(use.place, ast.Subscript)
    if subscript is not None and isinstance(subscript.ctx, ast.Store):
        return _assigned(syntax, subscript)
    value = syntax.expression(use.place)
    parent = syntax.parent(value) if value is not None else None
    return value if isinstance(parent, ast.AugAssign) and parent.value is value and isinstance(parent.target, ast.Name) else None


def _assigned(syntax: Syntax, target: ast.expr) -> ast.expr | None:
    """The value of a plain assignment with one target, which ``target`` is, or is the rest of."""
    parent: ast.AST | None = target
    while isinstance(parent, (ast.Tuple, ast.List, ast.Starred, ast.Subscript)):
        outer = syntax.parent(parent)
        if isinstance(outer, ast.Assign):
            single = len(outer.targets) == 1 and outer.targets[0] is parent
            inner = isinstance(target, ast.Starred) and syntax.parent(target) is parent
            nested = target is not parent and not inner
            return outer.value if single and not nested else None
        parent = outer
    return None


def _collected(syntax: Syntax, value: ast.expr | None) -> list[Edit] | None:
    if value is None or isinstance(value, ast.GeneratorExp):
        return None
    found = first_barrier(syntax, value)
    if found is not None and found.barrier is not Barrier.AUGMENTED:
        return None
    return [Replace(syntax.span(value), _LIST, (("__qam_0__", (syntax.span(value),)),))]


def _unpacked(syntax: Syntax, use: Use) -> list[Edit] | None:
    target = syntax.expression(use.place)
    if not isinstance(target, (ast.Tuple, ast.List)) or not isinstance(target.ctx, ast.Store):
        return None
    if any(isinstance(e, ast.Starred) for e in target.elts):
        return []
    return _collected(syntax, _assigned(syntax, target))


def _sought(context: Context, syntax: Syntax, use: Use) -> list[Edit] | None:
    """``x in g()``, which stops where it is found."""
    node = syntax.find(use.place, ast.Compare)
    if node is None or len(node.ops) != 1 or first_barrier(syntax, node) is not None:
        return None
    if any(cleans_up(context, f) for f in use.functions) or not isinstance(node.left, (ast.Constant, ast.Name)):
        return None
    test = "item == __qam_0__" if isinstance(node.left, ast.Constant) else "item is __qam_0__ or item == __qam_0__"
    first, last = ("True", "False") if isinstance(node.ops[0], ast.In) else ("False", "True")
    left = syntax.source(node.left)
    code = f"await anext(({first} async for item in __qam_1__ if {test.replace('__qam_0__', left)}), {last})"
    if left == "item":
        return None
    return [Replace(syntax.span(node), code, (("__qam_1__", (syntax.span(node.comparators[0]),)),))]


def _closed(syntax: Syntax, use: Use) -> list[Edit] | None:
    attribute = syntax.find(use.place, ast.Attribute)
    call = syntax.parent(attribute) if attribute is not None else None
    if (
        attribute is None
        or not isinstance(call, ast.Call)
        or call.func is not attribute
        or first_barrier(syntax, call) is not None
    ):
        return None
    return [Rename(syntax.span(attribute), "aclose"), Await(syntax.span(call))]
