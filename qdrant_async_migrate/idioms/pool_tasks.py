"""What the calls of one pool of threads become: tasks under a limit, their results, and who waits for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.futures import Loop, futures, only_result
from qdrant_async_migrate.idioms.lambda_bodies import awaited_body
from qdrant_async_migrate.idioms.naming import free_names
from qdrant_async_migrate.idioms.partial_calls import is_partial, written_out
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AsyncComp, AsyncFor, Edit, Replace, Span
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Work:
    """One call of a pool, with the statements of the block up to the next call."""

    context: Context
    syntax: Syntax
    use: Use | None
    """``None`` where the function stays plain."""
    call: ast.Call
    part: tuple[ast.stmt, ...]
    is_last: bool
    inner: tuple[Use, ...] = ()
    """What the body of a lambda awaits."""

    @property
    def function(self) -> ast.expr:
        return self.call.args[0]

    @property
    def is_map(self) -> bool:
        return isinstance(self.call.func, ast.Attribute) and self.call.func.attr == "map"


@dataclass(slots=True)
class Block:
    """What all calls of a pool share: parts of the original that are taken up, the names that are given, the limit."""

    syntax: Syntax
    taken: set[str]
    workers: ast.expr | str
    slots: list[tuple[str, tuple[Span, ...]]] = field(default_factory=list)
    limit: str = ""
    submitting: dict[bool, str] = field(default_factory=dict)
    """The tasks for submitted calls, without and with named arguments."""
    completed: str = ""

    def free(self, name: str) -> str:
        """A name that neither the function uses nor what moves into a task, from now on taken."""
        found = self.own(name)
        self.taken.add(found)
        return found

    def own(self, name: str) -> str:
        """The same for a variable that nothing else sees."""
        return next(free_names(name, self.taken))

    def slot(self, *nodes: ast.AST) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, tuple(self.syntax.span(n) for n in nodes)))
        return name

    def semaphore(self) -> list[str]:
        """One for all calls, before the first."""
        if self.limit:
            return []
        self.limit = self.free("limit")
        workers = self.workers if isinstance(self.workers, str) else self.slot(self.workers)
        return [f"{self.limit} = asyncio.Semaphore({workers})"]


class Written:
    """The statements that one call of a pool becomes."""

    def __init__(self, work: Work, block: Block) -> None:
        self.work, self.block, self.syntax = work, block, work.syntax
        self.gone: list[ast.AST] = []
        """Names that the result does not have any more."""
        self.lines: list[str] = []
        self._slot, self._free = block.slot, block.free

    def edits(self) -> list[Edit] | None:
        """What changes inside the statements; ``None`` where the call does not have the one form that is known."""
        if self.work.use is None:
            return self._plain()
        if self.work.is_map:
            return self._mapped()
        return self._asked() if self._result() is not None else self._submitted()

    def _plain(self) -> list[Edit] | None:
        """The threads of the pool run it as before; none of them beside the tasks."""
        self.lines = [self._slot(*self.work.part)]
        return [] if self.work.is_last or (self.work.is_map and self._is_used_up()) else None

    def _mapped(self) -> list[Edit] | None:
        """``pool.map(f, xs)``: a task for each element, and their results where the call stood."""
        call, part = self.work.call, self.work.part
        where = self._statement()
        sized = all(k.arg == "chunksize" and isinstance(k.value, ast.Constant) for k in call.keywords)
        if len(call.args) < 2 or not sized or where is None or not self._stands_alone(where):
            return None
        awaits = self._awaits()
        value, target = self._value()
        if awaits is None or not value or not (self.work.is_last or self._is_used_up()):
            return None
        index = part.index(where)
        head = [self._slot(*part[:index])] if index else []
        semaphore = self.block.semaphore()
        task, tasks = self._free("limited"), self._free("tasks")
        source = self._slot(call.args[1])
        if len(call.args) > 2:
            source = f"zip({', '.join([source, *(self._slot(a) for a in call.args[2:])])})"
        self.lines = [*head, *semaphore, "", *self._definition(task, target, value), ""]
        self.lines.append(f"{tasks} = [asyncio.ensure_future({task}({target})) for {target} in {source}]")
        self.lines += [f"await asyncio.gather(*{tasks}, return_exceptions=True)", self._slot(*part[index:])]
        return [*awaits, self._results(tasks)]

    def _results(self, tasks: str) -> Edit:
        call = self.work.call
        results = f"task.result() for task in {tasks}"
        parent = self.syntax.parent(call)
        listed = isinstance(parent, ast.Call) and _is_named(parent, {"list"}) and parent.args == [call]
        return Replace(self.syntax.span(parent if listed and parent else call), f"[{results}]" if listed else f"({results})")

    def _is_used_up(self) -> bool:
        """All results are asked for at once: none of these calls runs beside the next ones."""
        parent = self.syntax.parent(self.work.call)
        if isinstance(parent, ast.comprehension):
            return not isinstance(self.syntax.parent(parent), ast.GeneratorExp)
        return isinstance(parent, ast.For) or (isinstance(parent, ast.Call) and _is_named(parent, _USE_UP))

    def _result(self) -> ast.Call | None:
        """``pool.submit(f, x).result()``."""
        method = self.syntax.parent(self.work.call)
        call = self.syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr == "result" else None
        return call if isinstance(call, ast.Call) and call.func is method and not call.args and not call.keywords else None

    def _asked(self) -> list[Edit] | None:
        """It is waited for where it begins."""
        result, function = self._result(), self.work.function
        if (
            result is None
            or first_barrier(self.syntax, result) is not None
            or not isinstance(function, (ast.Name, ast.Attribute))
        ):
            return None
        part = self.work.part
        index = next((n for n, s in enumerate(part) if result in ast.walk(s)), 0)
        head = [self._slot(*part[:index])] if index else []
        semaphore = self.block.semaphore()
        task, definition = self._submitting()
        self.lines = [*head, *semaphore, "", *definition, self._slot(*part[index:])]
        return [self._task(result, f"await {task}")]

    def _submitted(self) -> list[Edit] | None:
        """``futures = [pool.submit(f, x) for x in xs]``: tasks; all are done before the block ends, as the threads were."""
        work, part = self.work, self.work.part
        kept = futures(self.syntax, work.call, part, self.syntax.function(part[0]))
        if kept is None or not isinstance(work.function, (ast.Name, ast.Attribute)):
            return None
        index = part.index(kept.made)
        inside = [loop for loop in kept.loops if any(s in (loop.node, *self.syntax.ancestors(loop.node)) for s in part)]
        waits = [s for s in kept.waits if s in part]
        sets = [w.statement for w in kept.sets if w.statement in part]
        if len(waits) < len(kept.waits) or self._is_barred(inside) or not (work.is_last or inside or waits or sets):
            return None
        early = [loop for loop in inside if loop.completed is not None]
        plan = self._as_completed(early) if len(early) == len(inside) and not (waits or sets) else None
        awaits, helper = plan or ([], [])
        streams = bool(early) and plan is not None
        self.gone = [loop.completed.func for loop in kept.loops if loop.completed is not None]
        self.gone += [n for statement in waits for n in ast.walk(statement) if isinstance(n, ast.Call)]
        self.gone += [w.call.func for w in kept.sets]
        listed = [loop for loop in kept.loops if not streams or loop not in early]
        head = [self._slot(*part[:index])] if index else []
        semaphore = self.block.semaphore()
        task, definition = self._submitting()
        self.lines = [*head, *semaphore, "", *definition, *helper, self._slot(kept.made)]
        rest = [s for s in part[index + 1 :] if s not in waits]
        done = f"await asyncio.gather(*{kept.every}, return_exceptions=True)"
        if streams:
            self.lines += ["try:", f"    {self._slot(*rest)}", "finally:", f"    {done}"]
        else:
            self.lines += [done, *([self._slot(*rest)] if rest else [])]
        apart = [Replace(self.syntax.span(w.call), f"set({kept.every}), set()") for w in kept.sets]
        return [self._task(work.call, f"asyncio.ensure_future({task}", ")"), *awaits, *self._listed(listed), *apart]

    def _submitting(self) -> tuple[str, list[str]]:
        """The task that submitted calls run in, and its definition where it has none yet."""
        named = bool(self.work.call.keywords)
        if named in self.block.submitting:
            return self.block.submitting[named], []
        task = self.block.submitting[named] = self._free("limited")
        return task, [*self._definition(task, *_CALLED[named]), ""]

    def _task(self, node: ast.Call, task: str, end: str = "") -> Edit:
        """``pool.submit(f, x)`` -> ``asyncio.ensure_future(limited(f, x))``."""
        call = self.work.call
        parts = [*call.args, *(k.value for k in call.keywords)]
        slots = tuple((f"__qam_{n}__", (self.syntax.span(part),)) for n, part in enumerate(parts))
        names = ["" for _ in call.args] + [f"{k.arg}=" if k.arg else "**" for k in call.keywords]
        passed = ", ".join(f"{name}{slot}" for name, (slot, _) in zip(names, slots, strict=True))
        return Replace(self.syntax.span(node), f"{task}({passed}){end}", slots)

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
                name, helper = self._completed(helper)
                edits.append(Replace(self.syntax.span(loop.completed), f"{name}(__qam_0__)", collection))
                at = loop.node if isinstance(loop.node, ast.For) else loop.node.target
                edits.append((AsyncFor if isinstance(loop.node, ast.For) else AsyncComp)(self.syntax.span(at)))
            else:
                return None
        return edits, helper

    def _completed(self, helper: list[str]) -> tuple[str, list[str]]:
        """The name of the helper, and its definition where it has none yet."""
        if self.block.completed:
            return self.block.completed, helper
        self.block.completed = self._free("completed")
        return self.block.completed, [line.format(self.block.completed) for line in _COMPLETED]

    def _part(self, node: ast.AST) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        return (("__qam_0__", (self.syntax.span(node),)),)

    def _definition(self, task: str, parameter: str, value: str) -> list[str]:
        return [f"async def {task}({parameter}):", f"    async with {self.block.limit}:", f"        return {value}"]

    def _statement(self) -> ast.stmt | None:
        """The statement of the body in whose own expressions the call stands."""
        statement = self.syntax.statement(self.work.call)
        return statement if statement in self.work.part else None

    def _begun(self) -> Iterator[ast.AST]:
        """Comprehensions that begin with the call: all else of them runs behind it."""
        below: ast.AST = self.work.call
        for above in self.syntax.ancestors(self.work.call):
            first = above.generators[0] if isinstance(above, (ast.ListComp, ast.SetComp, ast.DictComp)) else None
            if first is not None and first is below and self.work.call in ast.walk(first.iter):
                yield above
            below = above

    def _stands_alone(self, statement: ast.stmt) -> bool:
        """Nothing of the statement runs before the call."""
        begun = set(self._begun())
        around = set(self.syntax.ancestors(self.work.call)) - begun
        inside = set(ast.walk(self.work.call)).union(*(ast.walk(b) for b in begun)) - around
        header = statement.iter if isinstance(statement, ast.For) else statement
        if isinstance(statement, (ast.While, ast.If, ast.Try, ast.With)) or any(
            isinstance(a, _LAZY) for a in around - {statement}
        ):
            return False
        calls = {n for n in ast.walk(header) if isinstance(n, (ast.Call, ast.Await, ast.Yield))} - inside
        return calls <= around

    def _awaits(self) -> list[Edit] | None:
        function, inner = self.work.function, self.work.inner
        if not inner or not isinstance(function, ast.Lambda):
            return None if inner else []
        body = awaited_body(self.work.context, self.syntax, function, inner)
        return None if body is None else [edit for _, edit in body.edits]

    def _value(self) -> tuple[str, str]:
        """What is computed for each element, and the variables that hold it."""
        function, use, count = self.work.function, self.work.use, len(self.work.call.args) - 1
        if isinstance(function, ast.Lambda):
            names = [a.arg for a in function.args.args]
            plain = len(names) == count and function.args.defaults == [] and not function.args.kwonlyargs
            return (self._slot(function.body), ", ".join(names)) if plain and not function.args.vararg else ("", "")
        items = [self.block.own("item" if count == 1 else f"item_{i}") for i in range(1, count + 1)]
        if isinstance(function, ast.Call) and use is not None and is_partial(self.work.context, use.file, function):
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
_USE_UP = {"list", "tuple", "set", "frozenset", "dict", "sorted", "sum", "min", "max"}


def _is_named(call: ast.Call, names: set[str]) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in names
