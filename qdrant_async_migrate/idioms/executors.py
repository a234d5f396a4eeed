"""A thread pool that lives in one function: its calls become tasks, as many at a time as the pool had threads. All are
waited for, as
the pool did when it closed; results come in the same order and the first of them that failed raises."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.partial_calls import gone
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.pool_tasks import Block, Work, Written
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, ReplaceBlock
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, replace

ORDER = 37
_POOL = "concurrent.futures.ThreadPoolExecutor"
KINDS = {f"{_POOL}.map": "map", f"{_POOL}.submit": "submit"}


def for_use(context: Context, use: Use) -> Answer:
    """Functions that the pool runs."""
    if use.role is not Role.APPLY or not context.waits(use) or not kind_of(use):
        return None
    pool = _pool(context, use)
    if pool is None or any(u is not None and isinstance(c.args[0], ast.Lambda) for c, u in pool.calls):
        return None
    return pool.rewritten()


def for_function(context: Context, function: int) -> Answer:
    """A lambda that the pool runs: its body moves into the task."""
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if context.scope_kind(function) is not ScopeKind.LAMBDA or len(uses) != 1 or uses[0].functions != (function,):
        return None
    pool = _pool(context, uses[0]) if uses[0].role is Role.APPLY and kind_of(uses[0]) else None
    return pool.rewritten() if pool is not None else None


def kind_of(use: Use) -> str:
    """Which of its methods gives the pool the function."""
    kinds = {KINDS.get(name, "") for name in use.others}
    return kinds.pop() if len(kinds) == 1 else ""


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
    calls = [_call(context, use.file, holder, n) for n in named if n is not item.optional_vars]
    known = sorted((c for c in calls if c is not None), key=lambda c: (c[0].lineno, c[0].col_offset))
    return _Pool(context, use.file, holder, item, workers, tuple(known)) if len(known) == len(calls) else None


def _holder(syntax: Syntax, call: ast.Call) -> ast.AST | None:
    return next((a for a in syntax.ancestors(call) if isinstance(a, (ast.With, *FUNCTIONS, ast.Lambda))), None)


def _call(context: Context, file: int, holder: ast.With, name: ast.Name) -> tuple[ast.Call, Use | None] | None:
    """``pool.map(f, xs)``, ``pool.submit(f, x)``, with the use of a function that turns async."""
    syntax = context.syntax(file)
    method = syntax.parent(name)
    call = syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr in KINDS.values() else None
    if not isinstance(call, ast.Call) or call.func is not method or _holder(syntax, call) is not holder:
        return None
    if not call.args or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    uses = [u for u in context.uses_of_file(file) if syntax.find(u.place, ast.Call) is call and context.waits(u)]
    ours = [u for u in uses if u.role is Role.APPLY and kind_of(u)]
    return (call, ours[0] if ours else None) if len(ours) == len(uses) else None


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


@dataclass(frozen=True, slots=True)
class _Pool:
    """A pool with its calls, in the ``with`` statement that makes it."""

    context: Context
    file: int
    statement: ast.With
    item: ast.withitem
    """Of the statement: where the pool is made."""
    workers: ast.expr | str
    calls: tuple[tuple[ast.Call, Use | None], ...]
    """Without a use where what runs stays plain: these keep the pool."""

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.file)

    @property
    def _stays(self) -> bool:
        return any(use is None for _, use in self.calls)

    def rewritten(self) -> Answer:
        """The edits; ``None`` where the calls do not have the one form that is known."""
        works = self._works()
        if not works or first_barrier(self.syntax, self.statement) is not None:
            return None
        block = Block(self.syntax, self._taken(), self.workers)
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
        starts = [next((n for n, s in enumerate(body) if call in ast.walk(s)), 0) for call, _ in self.calls]
        if sorted(set(starts)) != starts or (self._stays and isinstance(self.workers, ast.expr) and not _is_named(self.workers)):
            return ()
        bounds = [0, *starts[1:], len(body)]
        works = []
        for number, (call, use) in enumerate(self.calls):
            inner = self._inner(call, use)
            if inner is None:
                return ()
            part = tuple(body[bounds[number] : bounds[number + 1]])
            works.append(Work(self.context, self.syntax, use, call, part, number == len(self.calls) - 1, inner))
        return tuple(works)

    def _inner(self, call: ast.Call, use: Use | None) -> tuple[Use, ...] | None:
        """What the body of a lambda awaits; ``None`` where others run the lambda too."""
        if use is None or not isinstance(call.args[0], ast.Lambda):
            return ()
        program = self.context.program
        if len(use.functions) != 1 or [program.uses[n] for n in program.uses_of.get(use.functions[0], ())] != [use]:
            return None
        inner = (program.uses[n] for n in program.uses_in.get(use.functions[0], ()))
        return tuple(u for u in inner if self.context.waits(u))

    def _taken(self) -> set[str]:
        nodes = [n for call, _ in self.calls for n in ast.walk(call.args[0])]
        inside = {n.id for n in nodes if isinstance(n, ast.Name)} | {n.arg for n in nodes if isinstance(n, ast.arg)}
        scopes = {use.scope for _, use in self.calls if use is not None}
        return inside.union(*(self.context.program.scope(scope).cells for scope in scopes))

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
