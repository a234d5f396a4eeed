"""A thread pool that lives in one function: its calls become tasks, as many at a time as the pool had threads. All are
waited for, as
the pool did when it closed; results come in the same order and the first of them that failed raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.futures import Loop, futures, only_result
from qdrant_async_migrate.idioms.lambda_bodies import awaited_body
from qdrant_async_migrate.idioms.partial_calls import gone, is_partial, written_out
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncComp, AsyncFor, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, replace

ORDER = 37
_POOL = "concurrent.futures.ThreadPoolExecutor"
KINDS = {f"{_POOL}.map": "map", f"{_POOL}.submit": "submit"}


def for_use(context: Context, use: Use) -> Answer:
    """A named function that the pool runs."""
    if use.role is not Role.APPLY or not context.waits(use):
        return None
    pool = _pool(context, use)
    return pool.rewritten(()) if pool is not None and not isinstance(pool.function, ast.Lambda) else None


def for_function(context: Context, function: int) -> Answer:
    """A lambda that the pool runs: its body moves into the task."""
    uses = [context.program.uses[n] for n in context.program.uses_of.get(function, ())]
    if context.scope_kind(function) is not ScopeKind.LAMBDA or len(uses) != 1 or uses[0].functions != (function,):
        return None
    pool = _pool(context, uses[0])
    if pool is None or not isinstance(pool.function, ast.Lambda):
        return None
    inner = [context.program.uses[n] for n in context.program.uses_in.get(function, ())]
    return pool.rewritten([u for u in inner if context.waits(u)])


def _pool(context: Context, use: Use) -> _Pool | None:
    """The pool of a place, if it is a local one that is used once."""
    kinds = {KINDS.get(name, "") for name in use.others}
    call = context.syntax(use.file).find(use.place, ast.Call)
    if use.role is not Role.APPLY or len(kinds) != 1 or "" in kinds or call is None or not call.args:
        return None
    syntax = context.syntax(use.file)
    holder = next((a for a in syntax.ancestors(call) if isinstance(a, (ast.With, *FUNCTIONS, ast.Lambda))), None)
    if not isinstance(holder, ast.With) or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    name = call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else ""
    item = next((i for i in holder.items if isinstance(i.optional_vars, ast.Name) and i.optional_vars.id == name), None)
    if item is None or not _is_first_or_last(context, use, holder, item):
        return None
    function = syntax.function(holder)
    workers = workers_of(item.context_expr, function)
    named = [n for n in ast.walk(holder) if isinstance(n, ast.Name) and n.id == name]
    if workers is None or len(named) != 2 or not isinstance(function, FUNCTIONS):
        return None
    if any(
        not _is_of_another(syntax, n) for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name and n not in named
    ):
        return None
    return _Pool(context, use, call, holder, item, kinds.pop(), workers)


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


@dataclass(slots=True)
class _Pool:
    """One call of a pool, in the ``with`` statement that makes it."""

    context: Context
    use: Use
    call: ast.Call
    statement: ast.With
    item: ast.withitem
    """Of the statement: where the pool is made."""
    kind: str
    workers: ast.expr | str

    @property
    def function(self) -> ast.expr:
        return self.call.args[0]

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.use.file)

    def rewritten(self, inner: Sequence[Use]) -> Answer:
        """The edits; ``None`` where the calls do not have the one form that is known."""
        if mixed(self.context, replace(self.use, others=())) or first_barrier(self.syntax, self.statement) is not None:
            return None
        written = _Written(self)
        edits = written.mapped(inner) if self.kind == "map" else written.submitted()
        if edits is None:
            return None
        imports: list[Edit] = [AddImport("asyncio"), *([AddImport("os")] if isinstance(self.workers, str) else [])]
        imports += dropped_imports(self.syntax, [self.item.context_expr, *written.gone])
        imports += gone(self.context, self.use.file) if isinstance(self.function, ast.Call) else ()
        every = tuple((self.use.file, edit) for edit in [*edits, *imports])
        return Rewrite(every, covers=frozenset({self.use.number, *(u.number for u in inner)}))


class _Written:
    """The statements that stand in the place of the ``with`` statement."""

    def __init__(self, pool: _Pool) -> None:
        self.pool, self.syntax = pool, pool.syntax
        self.slots: list[tuple[str, tuple[Span, ...]]] = []
        self.gone: list[ast.AST] = []
        """Names that the result does not have any more."""
        self.limit, self.task, self.tasks = (self._free(n) for n in ("limit", "limited", "tasks"))

    def _free(self, name: str) -> str:
        """A name that neither the function uses nor what moves into the task."""
        nodes = list(ast.walk(self.pool.function))
        inside = {n.id for n in nodes if isinstance(n, ast.Name)} | {n.arg for n in nodes if isinstance(n, ast.arg)}
        taken = inside.union(self.pool.context.program.scope(self.pool.use.scope).cells)
        return next(n for n in [name, *(f"{name}_{i}" for i in range(2, 99))] if n not in taken)

    def _slot(self, *nodes: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, tuple(self.syntax.span(n) for n in nodes)))
        return name

    def _semaphore(self) -> str:
        workers = self.pool.workers
        return f"{self.limit} = asyncio.Semaphore({workers if isinstance(workers, str) else self._slot(workers)})"

    def mapped(self, inner: Sequence[Use]) -> list[Edit] | None:
        """``pool.map(f, xs)``: a task for each element, and their results where the call stood."""
        call, body = self.pool.call, self.pool.statement.body
        where = self._statement()
        sized = all(k.arg == "chunksize" and isinstance(k.value, ast.Constant) for k in call.keywords)
        if len(call.args) < 2 or not sized or where is None or not self._stands_alone(where):
            return None
        awaits = self._awaits(inner)
        value, target = self._value()
        if awaits is None or not value:
            return None
        results = f"task.result() for task in {self.tasks}"
        parent = self.syntax.parent(call)
        listed = (
            isinstance(parent, ast.Call)
            and isinstance(parent.func, ast.Name)
            and parent.func.id == "list"
            and parent.args == [call]
        )
        inside = Replace(self.syntax.span(parent if listed and parent else call), f"[{results}]" if listed else f"({results})")
        semaphore, source = self._semaphore(), self._slot(call.args[1])
        if len(call.args) > 2:
            source = f"zip({', '.join([source, *(self._slot(a) for a in call.args[2:])])})"
        index = body.index(where)
        lines = [*([self._slot(*body[:index])] if index else []), semaphore, "", *self._definition(target, value), ""]
        lines.append(f"{self.tasks} = [asyncio.ensure_future({self.task}({target})) for {target} in {source}]")
        lines += [f"await asyncio.gather(*{self.tasks}, return_exceptions=True)", self._slot(*body[index:])]
        return [*awaits, inside, self._block(lines)]

    def submitted(self) -> list[Edit] | None:
        """``futures = [pool.submit(f, x) for x in xs]``: tasks; all are done before the block ends, as the threads were."""
        pool, body = self.pool, self.pool.statement.body
        kept = futures(self.syntax, pool.call, body, self.syntax.function(pool.statement))
        if kept is None or not isinstance(pool.function, (ast.Name, ast.Attribute)):
            return None
        index = body.index(kept.made)
        inside = [loop for loop in kept.loops if any(s in (loop.node, *self.syntax.ancestors(loop.node)) for s in body)]
        early = [loop for loop in inside if loop.completed is not None]
        plan = self._as_completed(early) if len(early) == len(inside) and not kept.waits else None
        awaits, helper = plan or ([], [])
        streams = bool(early) and plan is not None
        self.gone = [loop.completed.func for loop in kept.loops if loop.completed is not None]
        self.gone += [n for statement in kept.waits for n in ast.walk(statement) if isinstance(n, ast.Call)]
        listed = [loop for loop in kept.loops if not streams or loop not in early]
        edits = [self._task(), *awaits, *self._listed(listed)]
        if self._is_barred(inside):
            return None
        head = [self._slot(*body[:index])] if index else []
        lines = [*head, self._semaphore(), "", *self._definition(*_CALLED[bool(pool.call.keywords)]), "", *helper]
        lines += [self._slot(kept.made)]
        rest = [s for s in body[index + 1 :] if s not in kept.waits]
        done = f"await asyncio.gather(*{kept.every}, return_exceptions=True)"
        if streams:
            lines += ["try:", f"    {self._slot(*rest)}", "finally:", f"    {done}"]
        else:
            lines += [done, *([self._slot(*rest)] if rest else [])]
        return [*edits, self._block(lines)]

    def _task(self) -> Edit:
        """``pool.submit(f, x)`` -> ``asyncio.ensure_future(limited(f, x))``."""
        call, slots = self.pool.call, self.slots
        self.slots = []
        passed = [self._slot(a) for a in call.args[1:]] + [
            f"{k.arg or ''}{'=' if k.arg else '**'}{self._slot(k.value)}" for k in call.keywords
        ]
        code = f"asyncio.ensure_future({self.task}({', '.join([self._slot(self.pool.function), *passed])}))"
        own, self.slots = tuple(self.slots), slots
        return Replace(self.syntax.span(call), code, own)

    def _is_barred(self, loops: Sequence[Loop]) -> bool:
        """A loop stands where nothing can be awaited."""
        return any(first_barrier(self.syntax, loop.owner) is not None for loop in loops if isinstance(loop.owner, ast.expr))

    def _listed(self, loops: Sequence[Loop]) -> Iterator[Edit]:
        """All are done there: ``as_completed(futures)`` -> ``futures``."""
        for loop in loops:
            if loop.completed is not None:
                slots = (("__qam_0__", (self.syntax.span(loop.completed.args[0]),)),)
                yield Replace(self.syntax.span(loop.completed), "__qam_0__", slots)

    def _as_completed(self, loops: Sequence[Loop]) -> tuple[list[Edit], list[str]] | None:
        """The loops over what is done first, and the helper that they need; ``None`` where they have to wait for all."""
        edits: list[Edit] = []
        helper: list[str] = []
        for loop in loops:
            assert loop.completed is not None
            collection = self._part(loop.completed.args[0])
            result = only_result(self.syntax, loop)
            if result is not None:
                edits.append(Replace(self.syntax.span(loop.completed), "asyncio.as_completed(__qam_0__)", collection))
                edits.append(Replace(self.syntax.span(result), "await __qam_0__", self._part(loop.asked[0])))
            elif loop.is_direct and not isinstance(loop.owner, ast.GeneratorExp):
                name = self._free("completed")
                helper = [line.format(name) for line in _COMPLETED]
                edits.append(Replace(self.syntax.span(loop.completed), f"{name}(__qam_0__)", collection))
                at = loop.node if isinstance(loop.node, ast.For) else loop.node.target
                edits.append((AsyncFor if isinstance(loop.node, ast.For) else AsyncComp)(self.syntax.span(at)))
            else:
                return None
        return edits, helper

    def _part(self, node: ast.AST) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        return (("__qam_0__", (self.syntax.span(node),)),)

    def _definition(self, parameter: str, value: str) -> list[str]:
        return [f"async def {self.task}({parameter}):", f"    async with {self.limit}:", f"        return {value}"]

    def _block(self, lines: list[str]) -> Edit:
        others = [i for i in self.pool.statement.items if i is not self.pool.item]
        if others:
            head = ", ".join(self._entered(i) for i in others)
            lines = [f"with {head}:", *(f"    {line}" if line else "" for line in lines)]
        return ReplaceBlock((self.syntax.span(self.pool.statement),), "\n".join(lines), tuple(self.slots))

    def _entered(self, item: ast.withitem) -> str:
        name = f" as {self._slot(item.optional_vars)}" if item.optional_vars is not None else ""
        return self._slot(item.context_expr) + name

    def _statement(self) -> ast.stmt | None:
        """The statement of the body in whose own expressions the call stands."""
        statement = self.syntax.statement(self.pool.call)
        return statement if statement in self.pool.statement.body else None

    def _above(self) -> Iterator[ast.AST]:
        """What stands around the call, but for comprehensions that begin with it."""
        below: ast.AST = self.pool.call
        for above in self.syntax.ancestors(self.pool.call):
            first = above.generators[0] if isinstance(above, (ast.ListComp, ast.SetComp, ast.DictComp)) else None
            if first is None or first is not below or self.pool.call not in ast.walk(first.iter):
                yield above
            below = above

    def _stands_alone(self, statement: ast.stmt) -> bool:
        """Nothing of the statement runs before the call."""
        around = set(self._above())
        inside = set(ast.walk(self.pool.call))
        header = statement.iter if isinstance(statement, ast.For) else statement
        if isinstance(statement, (ast.While, ast.If, ast.Try, ast.With)) or any(
            isinstance(a, _LAZY) for a in around - {statement}
        ):
            return False
        calls = {n for n in ast.walk(header) if isinstance(n, (ast.Call, ast.Await, ast.Yield))} - inside
        return calls <= around

    def _awaits(self, inner: Sequence[Use]) -> list[Edit] | None:
        function = self.pool.function
        if not inner or not isinstance(function, ast.Lambda):
            return None if inner else []
        body = awaited_body(self.pool.context, self.syntax, function, inner)
        return None if body is None else [edit for _, edit in body.edits]

    def _value(self) -> tuple[str, str]:
        """What is computed for each element, and the variables that hold it."""
        function, count = self.pool.function, len(self.pool.call.args) - 1
        if isinstance(function, ast.Lambda):
            names = [a.arg for a in function.args.args]
            plain = len(names) == count and function.args.defaults == [] and not function.args.kwonlyargs
            return (self._slot(function.body), ", ".join(names)) if plain and not function.args.vararg else ("", "")
        items = [self._free("item" if count == 1 else f"item_{i}") for i in range(1, count + 1)]
        if isinstance(function, ast.Call) and is_partial(self.pool.context, self.pool.use.file, function):
            return f"await {written_out(function, items, self._slot)}", ", ".join(items)
        if not isinstance(function, (ast.Name, ast.Attribute)):
            return "", ""
        return f"await {self._slot(function)}({', '.join(items)})", ", ".join(items)


_CALLED = {
    False: ("function, *arguments", "await function(*arguments)"),
    True: ("function, /, *arguments, **options", "await function(*arguments, **options)"),
}
_COMPLETED = (
    "async def {}(tasks):",
    "    pending = set(tasks)",
    "    while pending:",
    "        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)",
    "        for task in done:",
    "            yield task",
    "",
)
_LAZY = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.IfExp, ast.BoolOp)
