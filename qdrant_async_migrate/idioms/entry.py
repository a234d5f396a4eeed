"""Entry points: code at module level that has to await gets one event loop of its own."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from itertools import groupby

from qdrant_async_migrate.catalog.schema import Boundary
from qdrant_async_migrate.idioms import named_as_tests, plain, suites
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Rewrite
from qdrant_async_migrate.idioms.event_loops import Run, runs_in
from qdrant_async_migrate.idioms.joined_runs import awaited, joined, node_of
from qdrant_async_migrate.idioms.module_code import live, live_nodes, moved, statements_of
from qdrant_async_migrate.idioms.module_names import annotated, own_scope_call, shared
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, Replace, ReplaceBlock, Slots
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 10


def for_use(context: Context, use: Use) -> Answer:
    """Places at module level are taken care of together, by ``for_function`` of the module; a single call is bridged here."""
    host = context.program.host(use.scope)
    if context.scope_kind(host) is not ScopeKind.MODULE or context.is_notebook(use.file) or not context.waits(use):
        return None
    syntax = context.syntax(use.file)
    node = syntax.expression(use.place)
    if node is None or first_barrier(syntax, node) is not None:
        return None
    if _single(context, use.file) is not None and isinstance(node, ast.Call) and not use.awaited:
        slots = (("__qam_0__", (syntax.span(node),)),)
        note = Note(
            "QAM201", use.file, use.place, use.scope, "this entry point runs an event loop now: one asyncio.run for the process"
        )
        bridge = Replace(syntax.span(node), "asyncio.run(__qam_0__)", slots)
        return Rewrite(((use.file, bridge), (use.file, AddImport("asyncio"))), (note,))
    return None


def for_function(context: Context, function: int) -> Answer:
    """The module's own code: the statements that await move into one coroutine function."""
    if context.scope_kind(function) is not ScopeKind.MODULE:
        return None
    file = context.program.file(function)
    if context.is_notebook(file):
        return Rewrite()
    guard, statements = _awaiting(context, file)
    if guard is None and (refusal := _not_a_script(context, function, statements)) is not None:
        return refusal
    run = moved_code(context, file)
    return _main(context, file, guard, run) if run else Rewrite()


def moved_code(context: Context, file: int) -> list[ast.stmt]:
    """The statements of the module that move into a coroutine function."""
    guard, statements = _awaiting(context, file)
    if not statements or context.is_notebook(file) or _single(context, file) is not None:
        return []
    return moved(guard.body if guard is not None else context.syntax(file).tree.body, statements)


def _awaiting(context: Context, file: int) -> tuple[ast.If | None, list[ast.stmt]]:
    """Statements of the module, or of its ``__main__`` block, that have to await; loops of its own that are joined with them."""
    runs = (node_of(context, run) for run in joined(context, file).runs)
    nodes = [*live_nodes(context, file), *(node for node in runs if node is not None)]
    return statements_of(context.syntax(file), nodes)


def _rows_of(context: Context, file: int) -> Iterator[Boundary | None]:
    for function in context.functions_of_file(file):
        yield from (row for _, row in boundaries_of(context.program, context.catalog, function))


def _imports(row: Boundary | None) -> bool:
    """Whether a framework with such a decorator imports the module. The standard library does not."""
    return row is None or not (row.alone or row.name.partition(".")[0] in sys.stdlib_module_names)


def _runs_it(context: Context, file: int) -> bool:
    """The module's own code runs the framework that its functions serve, until it ends: nothing imports such a module."""
    runs = (run for run in runs_in(context) if run.serves and run.call.file == file)
    names = {run.effect.name.partition(".")[0] for run in runs if _is_unguarded(context, run)}
    return bool(names) and all(row is not None and row.name.partition(".")[0] in names for row in _rows_of(context, file))


def _is_unguarded(context: Context, run: Run) -> bool:
    """Importing the module is enough to start it."""
    node = node_of(context, run)
    own = context.scope_kind(context.program.host(run.call.scope)) is ScopeKind.MODULE
    return own and node is not None and statements_of(context.syntax(run.call.file), [node])[0] is None


def _not_a_script(context: Context, function: int, statements: list[ast.stmt]) -> Obstacle | None:
    module = context.program.facts(function).module
    place = (
        (statements[0].lineno, statements[0].col_offset, statements[0].lineno, statements[0].col_offset + 1)
        if statements
        else None
    )
    file = context.program.file(function)
    serving = [row for row in _rows_of(context, file) if _imports(row)]
    reason, help_ = "", "move it into an 'async def init()' and await that from the start-up code"
    if module in context.imported:
        reason = "this runs when the module is imported, where nothing can be awaited"
    elif any(row is not None for row in serving) and not _runs_it(context, file):
        reason = "this module serves a framework, which imports it: nothing can be awaited at import"
    elif serving and not _runs_it(context, file):
        reason = "a decorator here may be of a framework that imports the module: nothing can be awaited at import"
        help_ += ", or move it under if __name__ == '__main__' if this is a script"
    elif suites.is_test_file(context, function) and not named_as_tests.is_script(context, file):
        reason = "this runs when the test framework imports the module"
    return Obstacle("QAM112", file, place or (1, 0, 1, 1), function, reason, help_) if reason else None


def _single(context: Context, file: int) -> Use | None:
    """The only awaiting place of the module, when ``asyncio.run`` around it does the whole job."""
    uses = live(context, file)
    _, statements = _awaiting(context, file)
    if len(uses) != 1 or len(statements) != 1 or joined(context, file).runs:
        return None
    use = uses[0]
    syntax = context.syntax(file)
    node = syntax.expression(use.place)
    if not isinstance(node, ast.Call) or any(
        isinstance(a, (ast.For, ast.While, ast.comprehension)) for a in syntax.ancestors(node)
    ):
        return None
    own = use.role is Role.CALL and all(context.scope_kind(f) is ScopeKind.FUNCTION for f in use.functions) and not use.clients
    return use if own and first_barrier(syntax, node) is None and not plain.has_own_form(context, use) else None


def _main(context: Context, file: int, guard: ast.If | None, run: list[ast.stmt]) -> Answer:
    """From the first awaiting statement on, as far as needed, the code moves into ``async def main()``."""
    syntax = context.syntax(file)
    runs = joined(context, file)
    for other in runs.refused:
        message = "it starts an event loop, and would run inside of the one that the code around it runs on"
        return Obstacle("QAM604", file, other.call.place, other.call.scope, message, "await the coroutine instead")
    if any(isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names) for s in run for n in ast.walk(s)):
        return Obstacle(
            "QAM112", file, _head(run[0]), context.module_scope(file), "a star import stands among the awaiting statements"
        )
    if (asks := own_scope_call(run)) is not None:
        reason = "this means the names of the module's own code, which would move into a function"
        place = (asks.lineno, asks.col_offset, asks.lineno, asks.col_offset + 1)
        return Obstacle("QAM112", file, place, context.module_scope(file), reason, "ask globals() instead")
    name = _name(context, file, guard is not None)
    outer = shared(context, file, run)
    declared, types, without = annotated(syntax, run, outer)
    lines = [*declared, *(["", ""] if declared else []), f"async def {name}():"]
    if outer:
        lines.append(f"    global {', '.join(outer)}")
    edits: list[Edit] = [*_placed(syntax, guard, run, lines, f"asyncio.run({name}())", types), AddImport("asyncio"), *without]
    edits += [edit for own in runs.runs for edit in awaited(context, own)]
    message = f"the code from here on runs in {name}() now, on one event loop for the process"
    note = Note("QAM201", file, _head(run[0]), context.module_scope(file), message)
    return Rewrite(tuple((file, edit) for edit in edits), (note,))


def _placed(
    syntax: Syntax, guard: ast.If | None, run: list[ast.stmt], head: list[str], call: str, types: Slots
) -> Iterator[Edit]:
    """The function above the ``__main__`` block, or where its statements stood, after the definitions between them."""
    block = guard.body if guard is not None else syntax.tree.body
    whole = block[block.index(run[0]) : block.index(run[-1]) + 1]
    parts = [(f"__qam_part_{n}__", list(found), key) for n, (key, found) in enumerate(groupby(whole, run.__contains__))]
    slots: Slots = tuple((name, tuple(syntax.span(s) for s in part)) for name, part, _ in parts) + types
    kept = [name for name, _, moves in parts if not moves]
    function = [*head, *(f"    {name}" for name, _, moves in parts if moves)]
    spans = tuple(syntax.span(s) for s in whole)
    if guard is not None and not kept:
        yield Insert(syntax.span(guard), "before", "\n".join(function), slots)
        yield ReplaceBlock(spans, call)
    else:
        above = [line for name in kept for line in (name, "", "")]
        yield ReplaceBlock(spans, "\n".join([*above, *function, "", "", call]), slots)


def _head(statement: ast.stmt) -> tuple[int, int, int, int]:
    return (statement.lineno, statement.col_offset, statement.lineno, statement.col_offset + 1)


def _name(context: Context, file: int, guarded: bool) -> str:
    taken = set(context.program.scope(context.module_scope(file)).cells)
    wanted = ["_main", "_amain", "_run_main"] if guarded or "main" in taken else ["main", "_main"]
    return next(n for n in [*wanted, "_qam_main"] if n not in taken)
