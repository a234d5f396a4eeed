"""``threading.local()``: each thread sees attributes of its own there, tasks of one loop see the same.

A client that is kept so, one per thread, may be one for all. What is set anew by each call is not, and keeps its thread.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms import naming
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.scan.opened import place_of

ORDER = 4
_LOCAL = "threading.local"
_THREADS = ("concurrent.futures.ThreadPoolExecutor", "threading.Thread", "multiprocessing.pool.ThreadPool")
_MESSAGE = "sets what each thread has for itself; tasks would share it"
_HELP = "keep it in a contextvars.ContextVar, or hand it over as an argument"


def for_use(context: Context, use: Use) -> Answer:
    """What ran in threads, and would share what each thread had for itself."""
    if not _is_run(use) or not context.waits(use):
        return None
    named = [f for f in use.functions if context.scope_kind(f) is not ScopeKind.LAMBDA and _sets(context, f)]
    return context.obstacle("QAM103", use, f"{context.name(named[0])} {_MESSAGE}", _HELP) if named else None


def for_function(context: Context, function: int) -> Answer:
    """A lambda that a pool runs, the body of which becomes a task."""
    program = context.program
    if context.scope_kind(function) is not ScopeKind.LAMBDA or not any(
        _is_run(program.uses[n]) for n in program.uses_of.get(function, ())
    ):
        return None
    waits = any(context.waits(program.uses[n]) for n in program.uses_in.get(function, ()))
    if not waits or not _sets(context, function):
        return None
    return context.function_obstacle("QAM103", function, f"this lambda {_MESSAGE}", _HELP)


def _is_run(use: Use) -> bool:
    return use.role is Role.APPLY and any(name.startswith(_THREADS) for name in use.others)


def _sets(context: Context, function: int) -> bool:
    return any(_is_set(context, f, node) for f, node in mentions(context, function))


def mentions(context: Context, function: int) -> Iterator[tuple[int, ast.Attribute]]:
    """Attributes of such an object, in the function and in what it runs."""
    program = context.program
    seen, queue = {function}, [function] if _locals(context) else []
    while queue:
        current = queue.pop()
        file = program.file(current)
        node = context.syntax(file).find(program.scope(current).place, *FUNCTIONS, ast.Lambda)
        for inner in ast.walk(node) if node is not None else ():
            if isinstance(inner, ast.Attribute) and not _locals(context).isdisjoint(_values(context, file, inner.value)):
                yield current, inner
        called = {f for n in program.uses_in.get(current, ()) for f in program.uses[n].functions} - seen
        seen |= called
        queue += sorted(called)


def _values(context: Context, file: int, node: ast.expr) -> Iterable[Value]:
    state = context.program.state
    if isinstance(node, ast.Name):
        return state.graph.values(naming.cell(context, file, node))
    if "attributes at" not in context.known:
        context.known["attributes at"] = {(r.file, r.place): r.result for r in state.reads["attribute"]}
    reads: dict[tuple[int, Place], int] = context.known["attributes at"]
    return state.graph.values(reads.get((file, place_of(node)), -1))


def _is_set(context: Context, function: int, node: ast.Attribute) -> bool:
    """By each call: not where it is missing."""
    above = context.syntax(context.program.file(function)).ancestors(node)
    inside = next((a for a in above if isinstance(a, (ast.If, ast.ExceptHandler, *FUNCTIONS))), None)
    return isinstance(node.ctx, ast.Store) and not isinstance(inside, (ast.If, ast.ExceptHandler))


def _locals(context: Context) -> frozenset[Value]:
    """The objects of ``threading.local``, and of classes that derive from it."""
    state = context.program.state
    if "thread locals" not in context.known:
        items = enumerate(state.values.items)
        context.known["thread locals"] = frozenset(
            v
            for v, item in items
            if (item[0] == Kind.OBJ and item[1] == f"{_LOCAL}()")
            or (item[0] == Kind.INST and _LOCAL in classes.foreign_bases(state, item[1]))
        )
    found: frozenset[Value] = context.known["thread locals"]
    return found
