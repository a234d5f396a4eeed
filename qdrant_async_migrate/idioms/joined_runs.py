"""Loops that a module's own code starts (``asyncio.run(main())``) beside code that has to await now: both run on one loop.

A run between such code, or one that uses the same lasting client, is awaited where it stands. Exact where its coroutine
leaves no task behind that could run on, and nothing around it waits for what only the end of a loop does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.idioms.applying import is_path
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.event_loops import WRAPPER, Run, lasting_in, outlives_a_loop, runs_in, users_of
from qdrant_async_migrate.idioms.handlers import around, widened
from qdrant_async_migrate.idioms.module_code import Block, live_nodes, moved, statements_of
from qdrant_async_migrate.idioms.outdenting import outdent
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Await, Edit, Rename, Replace
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.records import dataclass

_SETS_LOOP = frozenset({"set_event_loop_policy", "set_event_loop", "new_event_loop", "get_event_loop", "install"})
_METHOD = re.compile(r"\{0\}\.(\w+)\(\.\.\.\)")
"""The same call of another method."""
_CALLEE = re.compile(r"(.*?)([\w.]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Joined:
    """The runs of a file that are awaited, and those that would stand in a coroutine and cannot be."""

    runs: tuple[Run, ...] = ()
    refused: tuple[Run, ...] = ()


def joined(context: Context, file: int) -> Joined:
    """What becomes of the loops that the module's own code starts."""
    memo: dict[int, Joined] = context.memo.setdefault("joined runs", {})
    if file not in memo:
        memo[file] = _found(context, file)
    return memo[file]


def is_joined(context: Context, run: Run) -> bool:
    """It starts no loop any more: it stands in a coroutine then."""
    host = context.program.host(run.call.scope)
    if context.scope_kind(host) is not ScopeKind.MODULE:
        return context.turned(host)
    return run in joined(context, run.call.file).runs


def _found(context: Context, file: int) -> Joined:
    runs = [run for run in runs_in(context) if run.call.file == file and _is_own_code(context, run)]
    nodes = live_nodes(context, file) if runs and context.turned(context.module_scope(file)) else []
    if not nodes or context.is_notebook(file):
        return Joined()
    syntax = context.syntax(file)
    chosen = [run for run in runs if _shares_a_client(context, run) and awaited(context, run)]
    while True:
        guard, statements = statements_of(syntax, [*nodes, *(n for r in chosen if (n := node_of(context, r)) is not None)])
        block = moved(guard.body if guard is not None else syntax.tree.body, statements)
        inside = [run for run in runs if _stands_in(context, run, block)]
        refused = tuple(run for run in inside if not _may_join(context, syntax, run, block, statements[-1]))
        if refused or len(inside) == len(chosen):
            break
        chosen = inside
    shared = [run for run in refused if _shares_a_client(context, run)]
    return Joined() if shared and not _between(context, nodes, refused, syntax) else Joined(tuple(chosen), refused)


def _between(context: Context, nodes: list[ast.AST], refused: tuple[Run, ...], syntax: Syntax) -> bool:
    """Without the runs that are asked for as well, one of ``refused`` would stand in a coroutine."""
    guard, statements = statements_of(syntax, nodes)
    block = moved(guard.body if guard is not None else syntax.tree.body, statements)
    return any(_stands_in(context, run, block) for run in refused)


def _is_own_code(context: Context, run: Run) -> bool:
    return context.scope_kind(context.program.host(run.call.scope)) is ScopeKind.MODULE


def _shares_a_client(context: Context, run: Run) -> bool:
    """It uses a client that outlives its loop and that the module's own code uses too."""
    program = context.program
    module = context.module_scope(run.call.file)
    for family in sorted(context.solution.migrated):
        if program.families[family].calls and module in context.closures.get(family, {}):
            users = users_of(program, family)
            if run.uses(context, users) and outlives_a_loop(program, family, lasting_in(context)):
                return True
    return False


def node_of(context: Context, run: Run) -> ast.Call | None:
    """The call that starts the loop."""
    return context.syntax(run.call.file).find(run.call.place, ast.Call)


def _stands_in(context: Context, run: Run, block: Block) -> bool:
    node = node_of(context, run)
    return node is not None and any(a in block for a in (node, *context.syntax(run.call.file).ancestors(node)))


def _may_join(context: Context, syntax: Syntax, run: Run, block: Block, last: ast.stmt) -> bool:
    """Awaiting it there is the same."""
    node = node_of(context, run)
    if node is None or not awaited(context, run) or any(_sets_a_loop(statement) for statement in block):
        return False
    return last in syntax.ancestors(node) or not _leaves_tasks(context)


def _sets_a_loop(statement: ast.stmt) -> bool:
    """Chooses the loop that a later statement would have started."""
    calls = (n.func for n in ast.walk(statement) if isinstance(n, ast.Call))
    return any((f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "")) in _SETS_LOOP for f in calls)


def _leaves_tasks(context: Context) -> bool:
    """Somewhere a task is made, which the end of a loop cancels."""
    return any(True for _ in _tasks(context))


def _tasks(context: Context) -> Iterator[Call]:
    """The calls that make a task."""
    state = context.program.state
    for call in state.calls:
        names = (state.item(v)[1] for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM))
        if any((effect := state.known.effect(name)) is not None and effect.kind == "task" for name in names):
            yield call


def dropped_tasks(context: Context) -> dict[int, Call]:
    """By function, a call that makes a task which nobody waits for: the end of the loop cancels it."""
    if "dropped tasks" not in context.memo:
        found = context.memo["dropped tasks"] = {}
        for call in _tasks(context):
            syntax = context.syntax(call.file)
            node = syntax.expression(call.place)
            if node is not None and isinstance(syntax.parent(node), ast.Expr):
                found[context.program.host(call.scope)] = call
    known: dict[int, Call] = context.memo["dropped tasks"]
    return known


def awaited(context: Context, run: Run) -> tuple[Edit, ...]:
    """``asyncio.run(x())`` -> ``await x()``; nothing if that cannot be written."""
    syntax = context.syntax(run.call.file)
    node = node_of(context, run)
    if node is None or first_barrier(syntax, node) is not None:
        return ()
    if run.serves:
        return tuple(_served(syntax, node, run.effect))
    if run.effect.kind == "run-function":
        return _called(context, run.call.file, node)
    if run.effect.kind == WRAPPER:
        return _unwrapped(context, run.call.file, node)
    if len(node.args) != 1 or node.keywords or not isinstance(node.args[0], ast.Call | ast.Name) or _is_entered(context, run):
        return ()
    slots = (("__qam_0__", (syntax.span(node.args[0]),)),)
    direct = Replace(syntax.span(node), "await __qam_0__", slots, outdent(syntax, node, node.args[0]))
    return (direct, *_widened(context, run.call.file, node))


def _is_entered(context: Context, run: Run) -> bool:
    """``with Runner() as r: r.run(x())``: the block's end runs the loop that its start makes, whatever ran on it."""
    known: dict[str, bool] = context.memo.setdefault("entered runners", {})
    owner = run.effect.name.rpartition(".")[0]
    if owner not in known:
        state = context.program.state
        made = {v for v, item in enumerate(state.values.items) if item[:2] == (Kind.OBJ, owner)}
        by_hand = (read for read in state.reads["attribute"] if read.name == "__enter__")
        known[owner] = any(not made.isdisjoint(state.graph.values(read.node)) for read in (*state.reads["enter"], *by_hand))
    return known[owner]


def _called(context: Context, file: int, node: ast.Call) -> tuple[Edit, ...]:
    """``anyio.run(f, x)`` -> ``await f(x)``."""
    syntax = context.syntax(file)
    if node.keywords or not node.args or not is_path(node.args[0]):
        return ()
    slots = tuple((f"__qam_{n}__", (syntax.span(a),)) for n, a in enumerate(node.args))
    (callee, _), *given = slots
    code = f"await {callee}({', '.join(name for name, _ in given)})"
    return (Replace(syntax.span(node), code, slots), *_widened(context, file, node))


def _unwrapped(context: Context, file: int, node: ast.Call) -> tuple[Edit, ...]:
    """``async_to_sync(f)(x)`` -> ``await f(x)``."""
    syntax = context.syntax(file)
    match node.func:
        case ast.Call(args=[function], keywords=[]) as made if is_path(function):
            name = Replace(syntax.span(made), "__qam_0__", (("__qam_0__", (syntax.span(function),)),))
            return (Await(syntax.span(node)), name, *_widened(context, file, node))
    return ()


def _served(syntax: Syntax, node: ast.Call, effect: Effect) -> Iterator[Edit]:
    """The library's coroutine in place of its call that runs a loop."""
    by_name = isinstance(node.func, ast.Name)
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    module = effect.name.rpartition(".")[0]
    given = [f"{k.arg}={ast.unparse(k.value)}" for k in node.keywords] + [ast.unparse(a) for a in node.args]
    all_kept = "(...)" in effect.coroutine
    if not effect.coroutine or any(k.arg in effect.processes and not _is_off(k.value) for k in node.keywords):
        return
    if owner is not None and (method := _METHOD.fullmatch(effect.coroutine)) is not None:
        yield Await(syntax.span(node))
        yield Rename(syntax.span(node.func), method[1])
        return
    if not (by_name or (owner is not None and is_path(owner))) or not (all_kept or given in ([], [effect.default])):
        return
    head, dots, tail = effect.coroutine.format(module if owner is None else ast.unparse(owner)).partition("(...)")
    if not dots:
        yield Replace(syntax.span(node), f"await {head}")
        return
    before, callee = _CALLEE.fullmatch(head).groups()  # type: ignore[union-attr]
    yield Replace(syntax.span(node), f"await {before}__qam_0__{tail}", (("__qam_0__", (syntax.span(node),)),))
    yield Replace(syntax.span(node.func), callee)
    if by_name:
        yield AddImport(module)


def _is_off(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in (False, None, 1)


def _widened(context: Context, file: int, node: ast.Call) -> Iterator[Edit]:
    """Handlers of an interrupt around a run that is awaited now."""
    for handler in around(context.syntax(file), [node]):
        yield from widened(context, file, handler)
