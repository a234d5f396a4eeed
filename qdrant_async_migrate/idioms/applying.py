"""A library's function that calls one which is awaited now: what it is given, what is computed for each element, and the
awaits of a lambda whose body moves out of it."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.lambda_bodies import awaited_body
from qdrant_async_migrate.idioms.partial_calls import is_partial, written_out
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace

_LOUD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
_BUILTINS = {"map": "map", "filter": "filter", "sorted": "sort", "min": "pick", "max": "pick"}
_KEY = "key"
_OPTIONS = {"sort": "reverse", "sort-list": "reverse", "pick": "default", "largest": _KEY}
_LISTS = ("builtins.list.sort", "builtins.list().sort", "builtins.sorted().sort")
_OUTSIDE = {
    "largest": ("heapq.nlargest", "heapq.nsmallest"),
    "reduce": ("functools.reduce",),
    "sort-list": _LISTS,
    "filter-not": ("itertools.filterfalse",),
    "starmap": ("itertools.starmap",),
}


def call_of(context: Context, use: Use) -> ast.Call | None:
    """The call at a place where a library's function calls one of the program in a way that is known."""
    call = context.syntax(use.file).find(use.place, ast.Call) if use.role is Role.APPLY else None
    return call if call is not None and given(call, use) is not None else None


def lambda_use(context: Context, function: int) -> Use | None:
    """The only place where a lambda runs, if a library's function calls it there."""
    if context.scope_kind(function) is not ScopeKind.LAMBDA:
        return None
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if len(uses) != 1 or uses[0].role is not Role.APPLY or uses[0].functions != (function,):
        return None
    return uses[0]


def inner_uses(context: Context, function: int) -> list[Use]:
    """Places in a lambda that are awaited now."""
    return [u for n in context.program.uses_in.get(function, ()) if context.waits(u := context.program.uses[n])]


def other(context: Context, use: Use, call: ast.Call) -> str:
    """What the library's function may call besides, or what may stand in its place: nothing of that is awaited."""
    known = (f"builtins.{ast.unparse(call.func)}", *_OUTSIDE.get(use.how, ()))
    outside = [name for name in use.others if name not in known]
    beside = [u for u in context.uses_of_file(use.file) if u.place == use.place and u.role is Role.CALL and u.functions]
    if beside and not outside:
        return context.name(beside[0].functions[0])
    return outside[0] if outside else mixed(context, replace(use, others=()))


def given(call: ast.Call, use: Use) -> ast.expr | None:
    """The function that is called, if this is one of them, called in a way that is known."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if any(isinstance(a, ast.Starred) for a in call.args) or (use.how in _BUILTINS.values() and _BUILTINS.get(name) != use.how):
        return None
    match use.how:
        case "map" | "filter" | "filter-not":
            return call.args[0] if len(call.args) > 1 and not call.keywords else None
        case "starmap":  # what takes a row apart raises other errors than a call that is given too much
            return call.args[0] if len(call.args) == 2 and not call.keywords and is_path(call.args[0]) else None
        case "reduce":
            return call.args[0] if len(call.args) in (2, 3) and not call.keywords else None
        case "largest" if len(call.args) == 3 and not call.keywords:
            return call.args[2]
        case "sort" | "pick" | "sort-list" | "largest":
            return _key(call, use)
        case _:
            return None


def _key(call: ast.Call, use: Use) -> ast.expr | None:
    """``key=``, beside options that may as well be evaluated before it."""
    if any(is_loud(k.value) for k in call.keywords if k.arg != _KEY):
        return None
    fits = len(call.args) == 2 if use.how == "largest" else bool(call.args) is not (use.how == "sort-list")
    allowed = {_KEY, _OPTIONS[use.how]}
    key = next((k.value for k in call.keywords if k.arg == _KEY), None)
    return key if fits and all(k.arg in allowed for k in call.keywords) else None


def is_loud(node: ast.AST) -> bool:
    """Evaluating it may have an effect, which must stay where it is."""
    return any(isinstance(n, _LOUD) for n in ast.walk(node))


def is_path(node: ast.AST) -> bool:
    """A name, or attributes of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


class Applying:
    """One such call, and the parts of it that an edit takes up."""

    def __init__(self, context: Context, use: Use, call: ast.Call) -> None:
        self.context, self.use, self.call = context, use, call
        self.syntax: Syntax = context.syntax(use.file)
        self.slots: list[tuple[str, tuple[Span, ...]]] = []

    @property
    def function(self) -> ast.expr | None:
        return given(self.call, self.use)

    def slot(self, node: ast.AST) -> str:
        """A placeholder for a part of the original."""
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, (self.syntax.span(node),)))
        return name

    def body(self, inner: Sequence[Use]) -> Rewrite | None:
        """The awaits in a lambda; ``None`` if its body cannot move as it is."""
        function = self.function
        if not inner or not isinstance(function, ast.Lambda):
            return None if inner else Rewrite()
        return awaited_body(self.context, self.syntax, function, inner)

    def value(self, names: Sequence[str]) -> tuple[str, list[str]]:
        """What is computed, and the variables that hold what it is computed from; empty if that cannot be written."""
        function = self.function
        if isinstance(function, ast.Lambda):
            own = [a.arg for a in [*function.args.posonlyargs, *function.args.args]]
            others = function.args.vararg or function.args.kwarg or function.args.kwonlyargs or function.args.defaults
            return (self.slot(function.body), own) if len(own) == len(names) and not others else ("", [])
        if isinstance(function, ast.Call) and is_partial(self.context, self.use.file, function):
            used = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)}
            free = [f"{n}_" if n in used else n for n in names]
            return f"await {written_out(function, free, self.slot)}", free
        if function is None or not is_path(function):
            return "", []
        used = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)}
        free = [f"{n}_" if n in used else n for n in names]
        star = "*" if self.use.how == "starmap" else ""
        return f"await {self.slot(function)}({star}{', '.join(free)})", free
