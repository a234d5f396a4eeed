"""Functions that builtins call: ``map`` and ``filter`` consumed at once become comprehensions; the keys of ``sorted``, ``min``
and ``max`` are awaited first and then sorted by, with the same order of equal ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.consuming import consumer, whole
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.idioms.plain import has_own_form, mixed
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Await, Edit, Replace, Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

ORDER = 38
_LOUD = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
"""Would run after the keys instead of before."""
_KINDS = {"map": "map", "filter": "filter", "sorted": "sort", "min": "pick", "max": "pick"}


def for_use(context: Context, use: Use) -> Answer:
    """A named function, or a method, that a builtin calls."""
    if use.role is not Role.APPLY or not context.waits(use) or use.awaited:
        return None
    call = context.syntax(use.file).find(use.place, ast.Call)
    given = _given(call, use) if call is not None else None
    if call is None or given is None or isinstance(given, ast.Lambda):
        return None
    other = _other(context, use, call)
    if other:
        return context.obstacle("QAM111", use, f"the function called here may be {other} as well, which is not awaited")
    return _Applied(context, use, call).rewritten(())


def for_function(context: Context, function: int) -> Answer:
    """A lambda that stands in such a call: its body moves into the comprehension."""
    if context.scope_kind(function) is not ScopeKind.LAMBDA:
        return None
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if len(uses) != 1 or uses[0].role is not Role.APPLY or uses[0].functions != (function,):
        return None
    use = uses[0]
    call = context.syntax(use.file).find(use.place, ast.Call)
    if call is None or not isinstance(_given(call, use), ast.Lambda) or _other(context, use, call):
        return None
    inner = [context.program.uses[n] for n in context.program.uses_in.get(function, ())]
    return _Applied(context, use, call).rewritten([u for u in inner if context.waits(u)])


def _other(context: Context, use: Use, call: ast.Call) -> str:
    """What the builtin may call besides, which is not awaited."""
    outside = [n for n in use.others if n != f"builtins.{ast.unparse(call.func)}"]
    return outside[0] if outside else mixed(context, replace(use, others=()))


def _given(call: ast.Call, use: Use) -> ast.expr | None:
    """The function that the builtin calls, if this is one of them, called in a way that is known."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if _KINDS.get(name) != use.how or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    if use.how in ("map", "filter"):
        return call.args[0] if len(call.args) > 1 and not call.keywords else None
    allowed = {"key", "reverse"} if use.how == "sort" else {"key", "default"}
    key = next((k.value for k in call.keywords if k.arg == "key"), None)
    if any(isinstance(n, _LOUD) for k in call.keywords if k.arg != "key" for n in ast.walk(k.value)):
        return None
    return key if call.args and all(k.arg in allowed for k in call.keywords) else None


class _Applied:
    """One call of a builtin with a function that is awaited now."""

    def __init__(self, context: Context, use: Use, call: ast.Call) -> None:
        self.context, self.use, self.call = context, use, call
        self.syntax: Syntax = context.syntax(use.file)
        self.slots: list[tuple[str, tuple[Span, ...]]] = []

    def rewritten(self, inner: list[Use] | tuple[Use, ...]) -> Answer:
        """The edits of the call, and of the awaits in a lambda that moves into it; ``None`` if another idiom should answer."""
        found = first_barrier(self.syntax, self.call)
        if found is not None and found.barrier is not Barrier.AUGMENTED:
            return None
        awaits = self._awaits(inner)
        value, targets = self._value()
        edits = self._edits(value, targets) if awaits is not None and value else None
        if edits is None or awaits is None:
            return None
        every = tuple((self.use.file, edit) for edit in [*awaits, *edits])
        covers = frozenset({self.use.number, *(u.number for u in inner)})
        return replace(settled(self.context, self.use, self.call, every), covers=covers)

    def _awaits(self, inner: list[Use] | tuple[Use, ...]) -> list[Edit] | None:
        edits: list[Edit] = []
        for use in inner:
            node = self.syntax.expression(use.place)
            found = first_barrier(self.syntax, node) if node is not None else None
            plain = use.role in (Role.CALL, Role.PROPERTY) and not use.awaited and not mixed(self.context, use)
            plain = plain and not has_own_form(self.context, use)
            if node is None or not plain or found is None or found.node is not _given(self.call, self.use):
                return None
            edits.append(Await(self.syntax.span(node)))
        return edits

    def _slot(self, node: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, (self.syntax.span(node),)))
        return name

    def _value(self) -> tuple[str, list[str]]:
        """What is computed for each element, and the variables that hold the element; empty if that cannot be written."""
        function = _given(self.call, self.use)
        several = len(self.call.args) - 1 if self.use.how == "map" else 1
        if isinstance(function, ast.Lambda):
            names = [a.arg for a in [*function.args.posonlyargs, *function.args.args]]
            others = function.args.vararg or function.args.kwarg or function.args.kwonlyargs or function.args.defaults
            return (self._slot(function.body), names) if len(names) == several and not others else ("", [])
        if function is None or not _is_path(function):
            return "", []
        used = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)}
        names = ["item"] if several == 1 else [f"item_{i}" for i in range(1, several + 1)]
        names = [f"{n}_" if n in used else n for n in names]
        return f"await {self._slot(function)}({', '.join(names)})", names

    def _edits(self, value: str, targets: list[str]) -> list[Edit] | None:
        match self.use.how:
            case "map":
                source = self._slot(self.call.args[1])
                if len(targets) > 1:
                    source = f"zip({', '.join([source, *(self._slot(a) for a in self.call.args[2:])])})"
                return self._lazy(value, f"for {', '.join(targets)} in {source}")
            case "filter":
                return self._lazy(targets[0], f"for {targets[0]} in {self._slot(self.call.args[1])} if {value}")
            case _:
                return [self._ordered(value, targets[0])]

    def _lazy(self, value: str, clauses: str) -> list[Edit] | None:
        """``map`` or ``filter``, by who consumes it."""
        parent = self.syntax.parent(self.call)
        span = self.syntax.span(self.call)
        slots = tuple(self.slots)
        if isinstance(parent, ast.For) and parent.iter is self.call:
            return [AsyncFor(self.syntax.span(parent)), Replace(span, f"({value} {clauses})", slots)]
        if isinstance(parent, ast.comprehension) and parent.iter is self.call:
            return self._clause(parent, f"({value} {clauses})")
        name = consumer(parent, self.call)
        named = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and len(parent.args) == 1
        if parent is not None and named and name in ("list", "set"):
            left, right = "[]" if name == "list" else "{}"
            return [Replace(self.syntax.span(parent), f"{left}{value} {clauses}{right}", slots)]
        if isinstance(parent, ast.Call) and name in ("any", "all") and self.use.how == "map":
            first, test, last = ("True", value, "False") if name == "any" else ("False", f"not {value}", "True")
            return [Replace(self.syntax.span(parent), f"await anext(({first} {clauses} if {test}), {last})", slots)]
        return [Replace(span, f"[{value} {clauses}]", slots)] if whole(parent, self.call) else None

    def _clause(self, clause: ast.comprehension, code: str) -> list[Edit] | None:
        owner = self.syntax.parent(clause)
        if isinstance(owner, ast.GeneratorExp) or owner is None or first_barrier(self.syntax, owner) is not None:
            return None
        return [AsyncComp(self.syntax.span(clause.target)), Replace(self.syntax.span(self.call), code, tuple(self.slots))]

    def _ordered(self, value: str, target: str) -> Edit:
        """Pairs of key and element, sorted by the key alone."""
        pair = "pair" if target != "pair" else "entry"
        source = self._slot(self.call.args[0])
        if len(self.call.args) > 1:
            source = f"({', '.join([source, *(self._slot(a) for a in self.call.args[1:])])})"
        pairs = f"[({value}, {target}) for {target} in {source}], key=lambda {pair}: {pair}[0]{''.join(self._options())}"
        name = self.call.func.id if isinstance(self.call.func, ast.Name) else ""
        code = f"[{pair}[1] for {pair} in sorted({pairs})]" if name == "sorted" else f"{name}({pairs})[1]"
        return Replace(self.syntax.span(self.call), code, tuple(self.slots))

    def _options(self) -> Iterator[str]:
        for keyword in self.call.keywords:
            if keyword.arg == "reverse":
                yield f", reverse={self._slot(keyword.value)}"
            elif keyword.arg == "default":
                yield f", default=(None, {self._slot(keyword.value)})"


def _is_path(node: ast.expr) -> bool:
    """A name, or attributes of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
