"""A thread pool that lives in one function: its calls become tasks, as many at a time as the pool had threads. All are
waited for, as
the pool did when it closed; results come in the same order and the first of them that failed raises."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.generators import free_name
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Await, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Role, Use

ORDER = 37
_POOL = "concurrent.futures.ThreadPoolExecutor"
_KINDS = {f"{_POOL}.map": "map", f"{_POOL}.submit": "submit"}


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
    kinds = {_KINDS.get(name, "") for name in use.others}
    call = context.syntax(use.file).find(use.place, ast.Call)
    if use.role is not Role.APPLY or len(kinds) != 1 or "" in kinds or call is None or not call.args:
        return None
    syntax = context.syntax(use.file)
    holder = next((a for a in syntax.ancestors(call) if isinstance(a, (ast.With, *FUNCTIONS, ast.Lambda))), None)
    if not isinstance(holder, ast.With) or len(holder.items) != 1 or any(isinstance(a, ast.Starred) for a in call.args):
        return None
    item = holder.items[0]
    name = item.optional_vars.id if isinstance(item.optional_vars, ast.Name) else ""
    function = syntax.function(holder)
    workers = _workers(item.context_expr, function)
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    own = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == name
    if workers is None or not own or len(named) != 2 or not isinstance(function, FUNCTIONS):
        return None
    return _Pool(context, use, call, holder, kinds.pop(), workers)


def _workers(made: ast.expr, function: ast.AST) -> ast.expr | str | None:
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
        imports += dropped_imports(self.syntax, [self.statement.items[0].context_expr])
        every = tuple((self.use.file, edit) for edit in [*edits, *imports])
        return Rewrite(every, covers=frozenset({self.use.number, *(u.number for u in inner)}))


class _Written:
    """The statements that stand in the place of the ``with`` statement."""

    def __init__(self, pool: _Pool) -> None:
        self.pool, self.syntax = pool, pool.syntax
        self.slots: list[tuple[str, tuple[Span, ...]]] = []
        self.limit, self.task, self.tasks = (self._free(n) for n in ("limit", "limited", "tasks"))

    def _free(self, name: str) -> str:
        return free_name(self.pool.context, self.pool.use.scope, name)

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
        if len(call.args) != 2 or call.keywords or where is None or not self._stands_alone(where):
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
        index = body.index(where)
        lines = [*([self._slot(*body[:index])] if index else []), semaphore, "", *self._definition(target, value), ""]
        lines.append(f"{self.tasks} = [asyncio.ensure_future({self.task}({target})) for {target} in {source}]")
        lines += [f"await asyncio.gather(*{self.tasks}, return_exceptions=True)", self._slot(*body[index:])]
        return [*awaits, inside, self._block(lines)]

    def submitted(self) -> list[Edit] | None:
        """``futures = [pool.submit(f, x) for x in xs]``: tasks, all done before anybody asks for a result."""
        call, body = self.pool.call, self.pool.statement.body
        where = self._statement()
        parent = self.syntax.parent(call)
        assigned = isinstance(where, ast.Assign) and where.value is parent and len(where.targets) == 1
        target = where.targets[0] if isinstance(where, ast.Assign) and assigned else None
        if not isinstance(parent, ast.ListComp) or not isinstance(target, ast.Name) or not self._only_results(target.id):
            return None
        if not isinstance(self.pool.function, (ast.Name, ast.Attribute)):
            return None
        passed = [self._slot(a) for a in call.args[1:]] + [
            f"{k.arg or ''}{'=' if k.arg else '**'}{self._slot(k.value)}" for k in call.keywords
        ]
        code = f"asyncio.ensure_future({self.task}({', '.join([self._slot(self.pool.function), *passed])}))"
        inside = Replace(self.syntax.span(call), code, tuple(self.slots))
        self.slots = []
        index = body.index(where) if where is not None else 0
        lines = [
            *([self._slot(*body[:index])] if index else []),
            self._semaphore(),
            "",
            *self._definition(*_CALLED[bool(call.keywords)]),
            "",
        ]
        lines += [self._slot(body[index]), f"await asyncio.gather(*{target.id}, return_exceptions=True)"]
        lines += [self._slot(*body[index + 1 :])] if body[index + 1 :] else []
        return [inside, self._block(lines)]

    def _definition(self, parameter: str, value: str) -> list[str]:
        return [f"async def {self.task}({parameter}):", f"    async with {self.limit}:", f"        return {value}"]

    def _block(self, lines: list[str]) -> Edit:
        return ReplaceBlock((self.syntax.span(self.pool.statement),), "\n".join(lines), tuple(self.slots))

    def _statement(self) -> ast.stmt | None:
        """The statement of the body in whose own expressions the call stands."""
        statement = self.syntax.statement(self.pool.call)
        return statement if statement in self.pool.statement.body else None

    def _stands_alone(self, statement: ast.stmt) -> bool:
        """Nothing of the statement runs before the call."""
        around = set(self.syntax.ancestors(self.pool.call))
        inside = set(ast.walk(self.pool.call))
        header = statement.iter if isinstance(statement, ast.For) else statement
        if isinstance(statement, (ast.While, ast.If, ast.Try, ast.With)) or any(
            isinstance(a, _LAZY) for a in around - {statement}
        ):
            return False
        calls = {n for n in ast.walk(header) if isinstance(n, (ast.Call, ast.Await, ast.Yield))} - inside
        return calls <= around

    def _awaits(self, inner: Sequence[Use]) -> list[Edit] | None:
        edits: list[Edit] = []
        for use in inner:
            node = self.syntax.expression(use.place)
            found = first_barrier(self.syntax, node) if node is not None else None
            known = use.role in (Role.CALL, Role.PROPERTY) and not use.awaited and not mixed(self.pool.context, use)
            if node is None or not known or found is None or found.node is not self.pool.function:
                return None
            edits.append(Await(self.syntax.span(node)))
        return edits

    def _value(self) -> tuple[str, str]:
        function = self.pool.function
        if isinstance(function, ast.Lambda):
            names = [a.arg for a in function.args.args]
            plain = len(names) == 1 and function.args.defaults == [] and not function.args.kwonlyargs
            return (self._slot(function.body), names[0]) if plain else ("", "")
        if not isinstance(function, (ast.Name, ast.Attribute)):
            return "", ""
        item = self._free("item")
        return f"await {self._slot(function)}({item})", item

    def _only_results(self, name: str) -> bool:
        """The futures are only looped over, for results that are asked for without a limit of time."""
        function = self.syntax.function(self.pool.statement)
        loads = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
        stores = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load)]
        return len(stores) == 1 and all(self._is_result_loop(n, function) for n in loads)

    def _is_result_loop(self, node: ast.Name, function: ast.AST) -> bool:
        loop = self.syntax.parent(node)
        if not isinstance(loop, (ast.For, ast.comprehension)) or loop.iter is not node or not isinstance(loop.target, ast.Name):
            return False
        owner = loop if isinstance(loop, ast.For) else self.syntax.parent(loop)
        used = [
            n
            for n in ast.walk(owner or loop)
            if isinstance(n, ast.Name) and n.id == loop.target.id and isinstance(n.ctx, ast.Load)
        ]
        return all(_is_result(self.syntax, n) for n in used)


def _is_result(syntax: Syntax, node: ast.Name) -> bool:
    attribute = syntax.parent(node)
    call = syntax.parent(attribute) if attribute is not None else None
    named = isinstance(attribute, ast.Attribute) and attribute.attr in ("result", "exception")
    return named and isinstance(call, ast.Call) and call.func is attribute and not call.args and not call.keywords


_CALLED = {
    False: ("function, *arguments", "await function(*arguments)"),
    True: ("function, /, *arguments, **options", "await function(*arguments, **options)"),
}
_LAZY = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.IfExp, ast.BoolOp)
