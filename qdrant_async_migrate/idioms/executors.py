"""A thread pool that lives in one function: its calls become tasks, as many at a time as the pool had threads. All are
waited for, as
the pool did when it closed; results come in the same order and the first of them that failed raises."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.partial_calls import gone
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.pool_calls import PoolCall, call_of, inner_of, kind_of, taken, workers_of
from qdrant_async_migrate.idioms.pool_tasks import Block, Work, Written
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, replace

ORDER = 37


def for_use(context: Context, use: Use) -> Answer:
    """Functions that the pool runs."""
    if use.role is not Role.APPLY or not context.waits(use) or not kind_of(use):
        return None
    pool = _pool(context, use)
    if pool is None or any(c.use is not None and isinstance(c.node.args[0], ast.Lambda) for c in pool.calls):
        return None
    return pool.rewritten()


def for_function(context: Context, function: int) -> Answer:
    """A lambda that the pool runs: its body moves into the task."""
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if context.scope_kind(function) is not ScopeKind.LAMBDA or len(uses) != 1 or uses[0].functions != (function,):
        return None
    pool = _pool(context, uses[0]) if uses[0].role is Role.APPLY and kind_of(uses[0]) else None
    return pool.rewritten() if pool is not None else None


def _pool(context: Context, use: Use) -> _Pool | None:
    """The pool of a place, if it is a local one of which all calls are known."""
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    holder = _holder(syntax, call) if call is not None else None
    if call is None or not isinstance(holder, ast.With):
        return None
    name = call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else ""
    item = next((i for i in holder.items if isinstance(i.optional_vars, ast.Name) and i.optional_vars.id == name), None)
    if item is None or not _is_first_or_last(context, use, holder, item):
        return None
    function = syntax.function(holder)
    workers = workers_of(item.context_expr, function)
    named = [n for n in ast.walk(holder) if isinstance(n, ast.Name) and n.id == name]
    if workers is None or not isinstance(function, FUNCTIONS):
        return None
    if any(
        not _is_of_another(syntax, n) for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name and n not in named
    ):
        return None
    calls = [call_of(context, use.file, n) for n in named if n is not item.optional_vars]
    known = [c for c in calls if c is not None and _holder(syntax, c.node) is holder]
    known.sort(key=lambda c: (c.node.lineno, c.node.col_offset))
    return _Pool(context, use.file, holder, item, workers, tuple(known)) if len(known) == len(calls) else None


def _holder(syntax: Syntax, call: ast.Call) -> ast.AST | None:
    return next((a for a in syntax.ancestors(call) if isinstance(a, (ast.With, *FUNCTIONS, ast.Lambda))), None)


def _is_first_or_last(context: Context, use: Use, holder: ast.With, item: ast.withitem) -> bool:
    """What is entered beside the pool stays as it is. Behind the pool it is no code of the program: that may be what ends the
    threads."""
    last, first = holder.items[-1] is item, holder.items[0] is item
    syntax = context.syntax(use.file)
    places = {n for i in holder.items if i is not item for n in ast.walk(i.context_expr)}
    beside = [u for u in context.uses_of_file(use.file) if syntax.expression(u.place) in places] if places else []
    return not any(context.waits(u) for u in beside) and (last or (first and not any(u.functions or u.clients for u in beside)))


def _is_of_another(syntax: Syntax, node: ast.Name) -> bool:
    """The name stands in a ``with`` statement of its own."""
    around = (a for a in syntax.ancestors(node) if isinstance(a, ast.With))
    bound = (i.optional_vars for a in around for i in a.items)
    return any(isinstance(v, ast.Name) and v.id == node.id for v in bound)


@dataclass(frozen=True, slots=True)
class _Pool:
    """A pool with its calls, in the ``with`` statement that makes it."""

    context: Context
    file: int
    statement: ast.With
    item: ast.withitem
    """Of the statement: where the pool is made."""
    workers: ast.expr | str
    calls: tuple[PoolCall, ...]
    """Those of what stays plain keep the pool."""

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.file)

    @property
    def _stays(self) -> bool:
        return any(call.use is None for call in self.calls)

    def rewritten(self) -> Answer:
        """The edits; ``None`` where the calls do not have the one form that is known."""
        works = self._works()
        if not works or first_barrier(self.syntax, self.statement) is not None:
            return None
        block = Block(self.syntax, taken(self.context, self.calls), self.workers)
        edits: list[Edit] = []
        lines: list[str] = []
        dropped: list[ast.AST] = [] if self._stays else [self.item.context_expr]
        for work in works:
            written = Written(work, block)
            inside = written.edits()
            if inside is None or (work.use is not None and mixed(self.context, replace(work.use, others=()))):
                return None
            edits += inside
            lines += written.lines
            dropped += written.gone
        edits += [self._block(lines, block), AddImport("asyncio"), *([AddImport("os")] if isinstance(self.workers, str) else [])]
        edits += dropped_imports(self.syntax, dropped)
        edits += gone(self.context, self.file) if any(isinstance(w.function, ast.Call) for w in works) else ()
        covers = frozenset(u.number for w in works for u in (w.use, *w.inner) if u is not None)
        lambdas = frozenset(n for w in works if w.use and isinstance(w.function, ast.Lambda) for n in w.use.functions)
        return Rewrite(tuple((self.file, edit) for edit in edits), covers=covers, functions=lambdas)

    def _works(self) -> tuple[Work, ...]:
        """The calls with their statements, in order; empty where two stand in one statement, or a lambda serves others too."""
        body = self.statement.body
        starts = [next((n for n, s in enumerate(body) if call.node in ast.walk(s)), 0) for call in self.calls]
        if sorted(set(starts)) != starts or (self._stays and isinstance(self.workers, ast.expr) and not _is_named(self.workers)):
            return ()
        bounds = [0, *starts[1:], len(body)]
        works = []
        for number, call in enumerate(self.calls):
            inner = inner_of(self.context, call)
            if inner is None:
                return ()
            part = tuple(body[bounds[number] : bounds[number + 1]])
            works.append(Work(self.context, self.syntax, call.use, call.node, part, number == len(self.calls) - 1, inner))
        return tuple(works)

    def _block(self, lines: list[str], block: Block) -> Edit:
        others = [i for i in self.statement.items if self._stays or i is not self.item]
        if others:
            head = ", ".join(_entered(i, block) for i in others)
            lines = [f"with {head}:", *(f"    {line}" if line else "" for line in lines)]
        return ReplaceBlock((self.syntax.span(self.statement),), "\n".join(lines), tuple(block.slots))


def _is_named(node: ast.expr) -> bool:
    """It may be asked for again."""
    return isinstance(node, (ast.Constant, ast.Name)) or (isinstance(node, ast.Attribute) and _is_named(node.value))


def _entered(item: ast.withitem, block: Block) -> str:
    name = f" as {block.slot(item.optional_vars)}" if item.optional_vars is not None else ""
    return block.slot(item.context_expr) + name
