"""Functions that builtins call: ``map``, ``filter``, ``filterfalse`` and ``starmap`` consumed at once become comprehensions; the
keys of ``sorted``, ``min``, ``max``, ``list.sort``, ``heapq.nlargest`` and ``nsmallest`` are awaited first and then sorted by,
with the same order of equal ones."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.applying import Applying, call_of, inner_uses, is_path, lambda_use, other
from qdrant_async_migrate.idioms.augmented import settled
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.consuming import consumer, drained
from qdrant_async_migrate.idioms.context import Answer, Context, Note
from qdrant_async_migrate.idioms.kept_streams import kept_takers
from qdrant_async_migrate.idioms.pairing import is_sieve
from qdrant_async_migrate.idioms.partial_calls import gone
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, Replace, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind, is_within
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import replace

ORDER = 38
_HOWS = frozenset("map filter filter-not starmap sort pick largest sort-list".split())
_EMPTY = "list.sort shows an empty list to its key function, which reads the list here"
_ONCE = "write the sorted list back: names[:] = sorted(names, key=...)"


def for_use(context: Context, use: Use) -> Answer:
    """A named function, or a method, that a builtin calls."""
    call = call_of(context, use) if use.how in _HOWS and context.waits(use) and not use.awaited else None
    if call is None or isinstance(Applying(context, use, call).function, ast.Lambda):
        return None
    found = other(context, use, call)
    if found:
        return context.obstacle("QAM111", use, f"the function called here may be {found} as well, which is not awaited")
    return _Applied(context, use, call).rewritten(())


def for_function(context: Context, function: int) -> Answer:
    """A lambda that stands in such a call: its body moves into the comprehension."""
    use = lambda_use(context, function)
    call = call_of(context, use) if use is not None and use.how in _HOWS else None
    if use is None or call is None or other(context, use, call):
        return None
    applied = _Applied(context, use, call)
    return applied.rewritten(inner_uses(context, function)) if isinstance(applied.function, ast.Lambda) else None


class _Applied(Applying):
    """One call of a builtin with a function that is awaited now."""

    def rewritten(self, inner: Sequence[Use]) -> Answer:
        """The edits of the call, and of the awaits in a lambda that moves into it; ``None`` if another idiom should answer."""
        found = first_barrier(self.syntax, self.call)
        if found is not None and found.barrier is not Barrier.AUGMENTED:
            return None
        if self.use.how == "sort-list" and (refused := self._cannot_sort()):
            return self.context.obstacle("QAM103", self.use, refused, _ONCE)
        body = self.body(inner)
        value, targets = self.value(self._names())
        edits = self._edits(value, targets) if body is not None and value else None
        if edits is None or body is None:
            return None
        if isinstance(self.function, ast.Call):
            edits = [*edits, *gone(self.context, self.use.file)]
        every = (*body.edits, *((self.use.file, edit) for edit in edits))
        covers = frozenset({self.use.number, *body.covers})
        return replace(settled(self.context, self.use, self.call, every, (*self._notes(), *body.notes)), covers=covers)

    def _names(self) -> list[str]:
        several = len(self.call.args) - 1 if self.use.how == "map" else 1
        return ["item"] if several == 1 else [f"item_{i}" for i in range(1, several + 1)]

    def _edits(self, value: str, targets: list[str]) -> list[Edit] | None:
        match self.use.how:
            case "map":
                source = self.slot(self.call.args[1])
                if len(targets) > 1:
                    source = f"zip({', '.join([source, *(self.slot(a) for a in self.call.args[2:])])})"
                return self._lazy(value, f"for {', '.join(targets)} in {source}")
            case "filter":
                return self._lazy(targets[0], f"for {targets[0]} in {self.slot(self.call.args[1])} if {value}")
            case "filter-not":
                value = f"({value})" if isinstance(self.function, ast.Lambda) else value
                return self._lazy(targets[0], f"for {targets[0]} in {self.slot(self.call.args[1])} if not {value}")
            case "starmap":
                return self._lazy(value, f"for {targets[0]} in {self.slot(self.call.args[1])}")
            case "sort-list":
                return [self._sorted_list(value, targets[0])]
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
        if isinstance(parent, ast.Call) and is_sieve(parent) and (taken := self._sieved(parent, f"({value} {clauses})")):
            return taken
        if isinstance(parent, ast.Assign) and (takers := kept_takers(self.syntax, parent)) is not None:
            return [Replace(span, f"({value} {clauses})", slots), *takers]
        name = consumer(parent, self.call)
        named = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and len(parent.args) == 1
        if parent is not None and named and name in ("list", "set"):
            left, right = "[]" if name == "list" else "{}"
            return [Replace(self.syntax.span(parent), f"{left}{value} {clauses}{right}", slots)]
        if isinstance(parent, ast.Call) and name in ("any", "all") and self.use.how == "map":
            first, test, last = ("True", value, "False") if name == "any" else ("False", f"not {value}", "True")
            return [Replace(self.syntax.span(parent), f"await anext(({first} {clauses} if {test}), {last})", slots)]
        return [Replace(span, f"[{value} {clauses}]", slots)] if drained(self.syntax, self.call) else None

    def _sieved(self, sieve: ast.Call, code: str) -> list[Edit]:
        """``filter(None, map(f, xs))`` that a loop, or ``next``, takes one by one."""
        around = self.syntax.parent(sieve)
        lazy = f"(item async for item in {code} if item)"
        match around:
            case ast.For() if around.iter is sieve:
                return [AsyncFor(self.syntax.span(around)), Replace(self.syntax.span(sieve), lazy, tuple(self.slots))]
            case ast.Call(func=ast.Name(id="next"), args=[_, default], keywords=[]) if around.args[0] is sieve:
                default_slot = self.slot(default)
                return [Replace(self.syntax.span(around), f"await anext({lazy}, {default_slot})", tuple(self.slots))]
        return []

    def _clause(self, clause: ast.comprehension, code: str) -> list[Edit] | None:
        owner = self.syntax.parent(clause)
        if isinstance(owner, ast.GeneratorExp) or owner is None or first_barrier(self.syntax, owner) is not None:
            return None
        return [AsyncComp(self.syntax.span(clause.target)), Replace(self.syntax.span(self.call), code, tuple(self.slots))]

    # by keys --------------------------------------------------------------------------------------------------------------
    def _ordered(self, value: str, target: str) -> Edit:
        """Pairs of key and element, sorted by the key alone."""
        pair = _pair(target)
        if self.use.how == "largest":
            name, number = self.slot(self.call.func), f"{self.slot(self.call.args[0])}, "
            sources = self.call.args[1:2]
        else:
            name, number, sources = ast.unparse(self.call.func), "", self.call.args
        found = f"{name}({number}{self._pairs(value, target, sources)})"
        picked = self.use.how == "pick"
        code = f"{found}[1]" if picked else f"[{pair}[1] for {pair} in {found}]"
        return Replace(self.syntax.span(self.call), code, tuple(self.slots))

    def _pairs(self, value: str, target: str, sources: Sequence[ast.expr]) -> str:
        """The arguments of a call that orders pairs of key and element by the key."""
        source = self.slot(sources[0])
        if len(sources) > 1:
            source = f"({', '.join([source, *(self.slot(a) for a in sources[1:])])})"
        pair = _pair(target)
        return f"[({value}, {target}) for {target} in {source}], key=lambda {pair}: {pair}[0]{''.join(self._options())}"

    def _options(self) -> Iterator[str]:
        for keyword in self.call.keywords:
            if keyword.arg == "reverse":
                yield f", reverse={self.slot(keyword.value)}"
            elif keyword.arg == "default":
                yield f", default=(None, {self.slot(keyword.value)})"

    # in place ---------------------------------------------------------------------------------------------------------------
    @property
    def _list(self) -> ast.expr:
        assert isinstance(self.call.func, ast.Attribute)
        return self.call.func.value

    def _sorted_list(self, value: str, target: str) -> Edit:
        """``names.sort(key=f)`` -> ``names[:] = [...]``: the same list, and as it was if a key raises."""
        pair = _pair(target)
        name = self.syntax.source(self._list)
        code = f"{name}[:] = [{pair}[1] for {pair} in sorted({self._pairs(value, target, [self._list])})]"
        return ReplaceBlock((self.syntax.span(self.syntax.statement(self.call)),), code, tuple(self.slots))

    def _cannot_sort(self) -> str:
        """Why ``list.sort`` is more than a new order of the elements."""
        if not isinstance(self.call.func, ast.Attribute):
            return "list.sort is kept in a variable"
        in_line = isinstance(self.syntax.parent(self.call), ast.Expr) and "\n" not in self.syntax.source(self._list)
        if not in_line or not is_path(self._list):
            return "list.sort stands inside of an expression, or sorts what an expression gives"
        place = self.syntax.span(self._list)
        uses = self.context.uses_of_file(self.use.file)
        if any(self.context.live(u) and is_within(self.syntax.to_span(u.place), place) for u in uses):
            return "the list that is sorted comes from what is awaited"
        wanted = self.syntax.source(self._list).rpartition(".")[2].strip()
        return _EMPTY if any(wanted in _names_in(node) for node in self._key_bodies()) else ""

    def _key_bodies(self) -> Iterator[ast.AST]:
        """The code of what computes a key."""
        for function in self.use.functions:
            syntax = self.context.syntax(self.context.program.file(function))
            place = self.context.program.scope(function).place
            found = syntax.find(place, ast.FunctionDef, ast.Lambda)
            if found is not None:
                yield found

    def _notes(self) -> Iterator[Note]:
        """Another task may change a list that others know, between the first key and the last."""
        if self.use.how != "sort-list" or self._is_own():
            return
        name = self.syntax.source(self._list)
        message = f"{name} is read before the keys are awaited and written after that: another task may change it meanwhile"
        yield Note("QAM207", self.use.file, self.use.place, self.use.scope, message, "sort a copy, or hold an asyncio.Lock")

    def _is_own(self) -> bool:
        """A variable of the function that it does not take from outside."""
        scope = self.context.program.scope(self.use.scope)
        if not isinstance(self._list, ast.Name) or scope.kind is not ScopeKind.FUNCTION or self._list.id not in scope.cells:
            return False
        return self._list.id not in {p.name for p in scope.params}


def _pair(target: str) -> str:
    return "pair" if target != "pair" else "entry"


def _names_in(node: ast.AST) -> set[str]:
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return names | {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
