"""The plain case: ``await`` at the place of the call or property read, ``async def`` at the definition."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier, is_handed, result_of_lambda
from qdrant_async_migrate.idioms.boundaries import is_asked
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.debug_strings import written_out
from qdrant_async_migrate.idioms.mock_methods import follows
from qdrant_async_migrate.idioms.strangers import Strangers
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.relays import RELAY
from qdrant_async_migrate.model.edits import AsyncDef, Await, Edit
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of
from qdrant_async_migrate.solve import only_makes

ORDER = 90


def for_use(context: Context, use: Use) -> Answer:
    """Await a call or a property."""
    if use.role not in (Role.CALL, Role.PROPERTY):
        by = use.how.removeprefix("call:").removeprefix("builtins.") if use.how.startswith("call:") else _callee(context, use)
        message = f"{_what(context, use)} is run by {f'{by}, which' if by else 'code that'} cannot await it"
        return context.obstacle("QAM103", use, message, "call it in a loop or a coroutine function of your own, which awaits it")
    if not context.waits(use):
        return Rewrite()
    other = mixed(context, use)
    if other:
        return context.obstacle("QAM111", use, f"this call may reach {other} as well, which is not awaited")
    if use.awaited or use.how == "fixture":
        return Rewrite()
    syntax = context.syntax(use.file)
    node = syntax.expression(use.place)
    if node is None:
        return context.obstacle("QAM003", use, "the call was not found again in the text")
    if is_handed(syntax, node, _consumers(context, use.file)):
        return Rewrite()
    return _awaited(context, use, node)


def _awaited(context: Context, use: Use, node: ast.expr) -> Answer:
    syntax = context.syntax(use.file)
    found = first_barrier(syntax, node)
    plain: Edit = Await(syntax.span(node))
    if found is None:
        return Rewrite(((use.file, plain),))
    match found.barrier, found.node:
        case Barrier.LAMBDA, _:
            return _in_lambda(context, use, node)
        case Barrier.AUGMENTED, _:
            return settled(context, use, node, ((use.file, plain),))
        case Barrier.DEBUG_STRING, _:
            message = "an f-string with '=' prints the text of the call: write the name yourself"
            return written_out(context, use, node) or context.obstacle("QAM102", use, message)
        case Barrier.GENERATOR_EXPRESSION, _:
            return context.obstacle("QAM110", use, "the consumer of this generator expression cannot iterate asynchronously")
        case _:
            message = f"this runs at import time ({found.barrier.value}), where nothing can be awaited"
            return context.obstacle("QAM112", use, message)


def _callee(context: Context, use: Use) -> str:
    """What the place calls, as it is written there."""
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.Call)
    return f"{ast.unparse(node.func)}()" if node is not None and isinstance(node.func, (ast.Name, ast.Attribute)) else ""


def _in_lambda(context: Context, use: Use, node: ast.expr) -> Answer:
    """A lambda that just returns the call gives the coroutine to its caller, which awaits."""
    if result_of_lambda(context.syntax(use.file), node):
        return Rewrite()
    message = "await is not allowed in a lambda: name the function (async def) and await it where it is called"
    return context.obstacle("QAM109", use, message)


def mixed(context: Context, use: Use) -> str:
    """Library code or another client that the same place may call instead."""
    others = outside(context, use)
    if others and not follows(context, use, others):
        return others[0]
    return mixed_inside(context, use)


def outside(context: Context, use: Use) -> list[str]:
    """What of libraries the place may call as well."""
    beside = Strangers.of(context).beside(use)
    return [n for n in (*use.others, beside) if n and not n.startswith("builtins.object")]


def mixed_inside(context: Context, use: Use) -> str:
    """A function of the program, or a method of a client, that the same place may call and that stays sync."""
    awaited = {c for c in use.clients if c.family in context.solution.migrated and not c.asynchronous}
    kept = [c for c in use.clients if c not in awaited and not c.asynchronous]
    if kept:
        return f"a client that stays sync ({kept[0].method})"
    plain = [c for c in awaited if c.kind not in ("coroutine", "awaitable", "unknown")]  # what no client has is not called
    if plain and len(plain) < len(awaited):
        return f"{plain[0].method}, which is no coroutine"
    program = context.program
    if use.how.startswith(RELAY):
        return ""  # it can run both kinds
    left = [f for f in use.functions if not context.becomes_awaitable(f) and not program.scope(f).is_async]
    left = [f for f in left if not only_makes(program, f, use.functions)]
    return context.name(left[0]) if left else ""


def _consumers(context: Context, file: int) -> frozenset[ast.AST]:
    """Calls that take coroutines: ``gather``, ``create_task`` ..."""
    places = context.handing_places(file)
    syntax = context.syntax(file)
    return frozenset(n for place in places if (n := syntax.find(place, ast.Call)) is not None)


def has_own_form(context: Context, use: Use) -> bool:
    """What runs here is called under another name once it is async: constructors and special methods."""
    return any(context.becomes_awaitable(f) and context.program.scope(f).name in _OWN_FORM for f in use.functions)


_OWN_FORM = frozenset("__init__ __post_init__ __new__ __enter__ __exit__ __iter__ __next__".split())


def _what(context: Context, use: Use) -> str:
    names = [context.name(f) for f in use.functions if context.becomes_awaitable(f)] + [c.method for c in use.clients]
    return names[0] if names else "the call"


def for_function(context: Context, function: int) -> Answer:
    """``def`` -> ``async def``."""
    scope = context.program.scope(function)
    if scope.kind is ScopeKind.LAMBDA:
        return _lambda(context, function)
    return Rewrite(((context.program.file(function), AsyncDef(context.function_span(function))),))


def _lambda(context: Context, function: int) -> Answer:
    """It gives an awaitable only if what it returns is one."""
    syntax = context.syntax(context.program.file(function))
    node = syntax.find(context.program.scope(function).place, ast.Lambda)
    inner = [u for n in context.program.uses_in.get(function, ()) if context.waits(u := context.program.uses[n])]
    if node is not None and gives_awaitables(syntax, node.body, inner) and not is_asked(context, function):
        return Rewrite()
    message = "this lambda has to give something to await as well: write it as async def"
    return context.function_obstacle("QAM109", function, message)


def gives_awaitables(syntax: Syntax, body: ast.expr, inner: list[Use]) -> bool:
    """Whatever branch a lambda takes, what it returns is a call that waits; nothing else in it waits."""
    given = {place_of(leaf) for leaf in _leaves(body)}
    if any(use.role is Role.ITERATE for use in inner):
        return False
    return given <= {use.place for use in inner if not use.awaited} and {use.place for use in inner} <= given


def _leaves(body: ast.expr) -> Iterator[ast.expr]:
    if isinstance(body, ast.IfExp):
        yield from _leaves(body.body)
        yield from _leaves(body.orelse)
    else:
        yield body
