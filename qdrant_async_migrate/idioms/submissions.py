"""A thread pool that runs a few calls beside each other, each future with a name of its own: tasks with these names, which are
awaited where a result was asked for. All end before the code goes on, as the threads did."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.futures import is_result
from qdrant_async_migrate.idioms.plain import mixed
from qdrant_async_migrate.idioms.pool_calls import KINDS, workers_of
from qdrant_async_migrate.idioms.sources import dropped_imports
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass, replace

ORDER = 36
_LEAST = 5
"""Threads that a pool has at least if nothing is said."""


def for_use(context: Context, use: Use) -> Answer:
    """All calls of one pool at once."""
    if use.role is not Role.APPLY or not context.waits(use) or {KINDS.get(name, "") for name in use.others} != {"submit"}:
        return None
    pool = _found(context, use)
    return pool.rewritten() if pool is not None else None


@dataclass(frozen=True, slots=True)
class _Pool:
    context: Context
    file: int
    statement: ast.With
    futures: dict[str, ast.Call]
    """The calls of ``submit`` by the names of what they give."""
    awaited: dict[str, Use]
    """Those whose function turns async."""
    results: tuple[ast.Call, ...]
    """``future.result()``."""

    @property
    def syntax(self) -> Syntax:
        return self.context.syntax(self.file)

    def rewritten(self) -> Rewrite:
        """Tasks, their results, and the end of the block."""
        edits = [*self._tasks(), *self._awaits(), self._block()]
        gone = [self.statement.items[0].context_expr]
        edits += [AddImport("asyncio"), *dropped_imports(self.syntax, gone)]
        return Rewrite(tuple((self.file, e) for e in edits), covers=frozenset(u.number for u in self.awaited.values()))

    def _tasks(self) -> Iterator[Edit]:
        """``pool.submit(f, x)`` -> ``asyncio.ensure_future(f(x))``; what stays plain goes on in a thread."""
        for name, call in self.futures.items():
            slots = [(f"__qam_{i}__", (self.syntax.span(a),)) for i, a in enumerate(call.args)]
            slots += [(f"__qam_{i}__", (self.syntax.span(k.value),)) for i, k in enumerate(call.keywords, len(slots))]
            passed = [slot for slot, _ in slots[: len(call.args)]]
            passed += [f"{k.arg}={slot}" for k, (slot, _) in zip(call.keywords, slots[len(call.args) :], strict=True)]
            run = f"{passed[0]}({', '.join(passed[1:])})" if name in self.awaited else f"asyncio.to_thread({', '.join(passed)})"
            yield Replace(self.syntax.span(call), f"asyncio.ensure_future({run})", tuple(slots))

    def _awaits(self) -> Iterator[Edit]:
        for call in self.results:
            assert isinstance(call.func, ast.Attribute)
            yield Replace(self.syntax.span(call), "await __qam_0__", (("__qam_0__", (self.syntax.span(call.func.value),)),))

    def _block(self) -> Edit:
        body = self.statement.body
        last = max(body.index(self.syntax.statement(call)) for call in self.futures.values())
        done = f"await asyncio.gather({', '.join(self.futures)}, return_exceptions=True)"
        slots: list[tuple[str, tuple[Span, ...]]] = [("__qam_head__", tuple(self.syntax.span(s) for s in body[: last + 1]))]
        lines = ["__qam_head__", done]
        if body[last + 1 :]:
            slots.append(("__qam_rest__", tuple(self.syntax.span(s) for s in body[last + 1 :])))
            lines = ["__qam_head__", "try:", "    __qam_rest__", "finally:", f"    {done}"]
        return ReplaceBlock((self.syntax.span(self.statement),), "\n".join(lines), tuple(slots))


def _found(context: Context, use: Use) -> _Pool | None:
    """The pool, if it is local, and all that is done with it and its futures is of the known form."""
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    statement = next((a for a in syntax.ancestors(call) if isinstance(a, (ast.With, *FUNCTIONS))), None) if call else None
    function = syntax.function(statement) if isinstance(statement, ast.With) else None
    if not isinstance(statement, ast.With) or len(statement.items) != 1 or not isinstance(function, FUNCTIONS):
        return None
    name = statement.items[0].optional_vars
    if not isinstance(name, ast.Name) or first_barrier(syntax, statement) is not None:
        return None
    futures = _futures(syntax, statement, function, name)
    if not futures or not _suffice(workers_of(statement.items[0].context_expr, function), len(futures)):
        return None
    uses = {n: _awaited(context, use.file, c) for n, c in futures.items()}
    awaited = {n: u for n, u in uses.items() if u is not None}
    results = _results(syntax, function, set(futures))
    if results is None or any(mixed(context, replace(u, others=())) for u in awaited.values()):
        return None
    return _Pool(context, use.file, statement, futures, awaited, results)


def _suffice(workers: ast.expr | str | None, calls: int) -> bool:
    """No call had to wait for another one to end."""
    if isinstance(workers, str):
        return calls <= _LEAST
    return isinstance(workers, ast.Constant) and isinstance(workers.value, int) and calls <= workers.value


def _futures(syntax: Syntax, statement: ast.With, function: ast.AST, name: ast.Name) -> dict[str, ast.Call]:
    """``future = pool.submit(f, x)``, statements of the block; empty if the pool is used in another way."""
    found: dict[str, ast.Call] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.Name) or node.id != name.id or node is name:
            continue
        method = syntax.parent(node)
        call = syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr == "submit" else None
        assigned = syntax.parent(call) if isinstance(call, ast.Call) and call.func is method else None
        match assigned:
            case ast.Assign(targets=[ast.Name(id=future)]) if assigned in statement.body and future not in found:
                if isinstance(call, ast.Call) and _is_plain(call):
                    found[future] = call
                    continue
        return {}
    return found


def _is_plain(call: ast.Call) -> bool:
    named = bool(call.args) and isinstance(call.args[0], (ast.Name, ast.Attribute))
    return named and not any(isinstance(a, ast.Starred) for a in call.args) and all(k.arg for k in call.keywords)


def _awaited(context: Context, file: int, call: ast.Call) -> Use | None:
    syntax = context.syntax(file)
    uses = (u for u in context.uses_of_file(file) if u.role is Role.APPLY and syntax.find(u.place, ast.Call) is call)
    return next((u for u in uses if context.waits(u)), None)


def _results(syntax: Syntax, function: ast.AST, names: set[str]) -> tuple[ast.Call, ...] | None:
    """Where results are asked for; ``None`` if more than that is done with a future."""
    found: list[ast.Call] = []
    stores = 0
    for node in ast.walk(function):
        if not isinstance(node, ast.Name) or node.id not in names:
            continue
        if not isinstance(node.ctx, ast.Load):
            stores += 1
            continue
        method = syntax.parent(node)
        call = syntax.parent(method) if isinstance(method, ast.Attribute) and method.attr == "result" else None
        if not isinstance(call, ast.Call) or not is_result(syntax, node) or first_barrier(syntax, call) is not None:
            return None
        found.append(call)
    return tuple(found) if stores == len(names) else None
