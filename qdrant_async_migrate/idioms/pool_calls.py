"""Calls that give work to a pool of threads: what they run, and how many threads there are."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass

_POOL = "concurrent.futures.ThreadPoolExecutor"
KINDS = {f"{_POOL}.map": "map", f"{_POOL}.submit": "submit"}


@dataclass(frozen=True, slots=True)
class PoolCall:
    """``pool.map(f, xs)``, ``pool.submit(f, x)``."""

    node: ast.Call
    use: Use | None
    """``None`` where the function stays plain."""


def kind_of(use: Use) -> str:
    """Which of its methods gives the pool the function."""
    kinds = {KINDS.get(name, "") for name in use.others}
    return kinds.pop() if len(kinds) == 1 else ""


def call_of(context: Context, file: int, pool: ast.expr) -> PoolCall | None:
    """The call of a method of ``pool``; ``None`` if something else is done with it."""
    syntax = context.syntax(file)
    method = syntax.parent(pool)
    call = syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr in KINDS.values() else None
    if not isinstance(call, ast.Call) or call.func is not method:
        return None
    if not call.args or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    uses = [u for u in context.uses_of_file(file) if syntax.find(u.place, ast.Call) is call and context.waits(u)]
    ours = [u for u in uses if u.role is Role.APPLY and kind_of(u)]
    return PoolCall(call, ours[0] if ours else None) if len(ours) == len(uses) else None


def inner_of(context: Context, call: PoolCall) -> tuple[Use, ...] | None:
    """What the body of a lambda awaits; ``None`` where others run the lambda too."""
    program, use = context.program, call.use
    if use is None or not isinstance(call.node.args[0], ast.Lambda):
        return ()
    if len(use.functions) != 1 or [program.uses[n] for n in program.uses_of.get(use.functions[0], ())] != [use]:
        return None
    inner = (program.uses[n] for n in program.uses_in.get(use.functions[0], ()))
    return tuple(u for u in inner if context.waits(u))


def taken(context: Context, calls: Sequence[PoolCall]) -> set[str]:
    """Names that the functions around the calls use, or what moves into tasks."""
    nodes = [n for call in calls for n in ast.walk(call.node.args[0])]
    inside = {n.id for n in nodes if isinstance(n, ast.Name)} | {n.arg for n in nodes if isinstance(n, ast.arg)}
    scopes = {call.use.scope for call in calls if call.use is not None}
    return inside.union(*(context.program.scope(scope).cells for scope in scopes))


def workers_of(made: ast.expr, function: ast.AST) -> ast.expr | str | None:
    """How many threads the pool has; text for the default, ``None`` if it is made in another way."""
    if not isinstance(made, ast.Call) or any(k.arg not in ("max_workers", "thread_name_prefix") for k in made.keywords):
        return None
    name = made.func.attr if isinstance(made.func, ast.Attribute) else made.func.id if isinstance(made.func, ast.Name) else ""
    given = [*made.args, *(k.value for k in made.keywords if k.arg == "max_workers")]
    if name != _POOL.rsplit(".", 1)[-1] or len(given) > 1:
        return None
    if not given or (isinstance(given[0], ast.Constant) and given[0].value is None):
        return "min(32, (os.cpu_count() or 1) + 4)"
    return None if _may_be_none(given[0], function) else given[0]


def _may_be_none(given: ast.expr, function: ast.AST) -> bool:
    """A parameter that is ``None`` unless the caller says otherwise."""
    if not isinstance(given, ast.Name) or not isinstance(function, FUNCTIONS):
        return False
    args = function.args
    named = [*args.posonlyargs, *args.args][::-1]
    defaults = [*zip(named, args.defaults[::-1], strict=False), *zip(args.kwonlyargs, args.kw_defaults, strict=True)]
    return any(a.arg == given.id and isinstance(d, ast.Constant) and d.value is None for a, d in defaults)
