"""Entry points: code at module level that has to await gets one event loop of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from qdrant_async_migrate.idioms import suites
from qdrant_async_migrate.idioms.barriers import first_barrier
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Rewrite
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Replace, ReplaceBlock, Span
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use
from qdrant_async_migrate.scan.bindings import bindings_of

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
    statements = _awaiting(context, file)
    guard = _guard(context.syntax(file), statements)
    statements = statements if guard is not None else _topmost(context.syntax(file), statements)
    if guard is None and (refusal := _not_a_script(context, function, statements)) is not None:
        return refusal
    if not statements or _single(context, file) is not None:
        return Rewrite()
    return _main(context, file, guard, statements)


def _live(context: Context, file: int) -> list[Use]:
    """Places of the module's own code that have to await."""
    return [
        use
        for use in context.uses_of_file(file)
        if context.scope_kind(context.program.host(use.scope)) is ScopeKind.MODULE and context.waits(use)
    ]


def _awaiting(context: Context, file: int) -> list[ast.stmt]:
    """Top-level statements that have to await, in order; of a ``__main__`` block the statements in it."""
    syntax = context.syntax(file)
    found: dict[int, ast.stmt] = {}
    for use in _live(context, file):
        node = syntax.expression(use.place) or syntax.find(use.place, ast.stmt)
        clause = syntax.clause_of(use.place) if node is None else None
        if node is not None or clause is not None:
            statement = _outermost(syntax, node or clause[1])  # type: ignore[index]
            found[statement.lineno] = statement
    return [found[line] for line in sorted(found)]


def _outermost(syntax: Syntax, node: ast.AST) -> ast.stmt:
    statement = syntax.statement(node)
    for ancestor in syntax.ancestors(statement):
        if isinstance(ancestor, ast.Module) or (
            isinstance(ancestor, ast.If) and is_guard(ancestor) and statement in ancestor.body
        ):
            break
        if isinstance(ancestor, ast.stmt):
            statement = ancestor
    return statement


def is_guard(node: ast.AST) -> bool:
    """``if __name__ == "__main__":``."""
    match node:
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")])):
            return True
        case ast.If(test=ast.Compare(left=ast.Constant(value="__main__"), ops=[ast.Eq()], comparators=[ast.Name(id="__name__")])):
            return True
    return False


def _guard(syntax: Syntax, statements: Iterable[ast.stmt]) -> ast.If | None:
    """The ``__main__`` block, if all of ``statements`` stand in it."""
    parents = {syntax.parent(s) for s in statements}
    guard = next(iter(parents), None) if len(parents) == 1 else None
    return guard if isinstance(guard, ast.If) and is_guard(guard) else None


def _topmost(syntax: Syntax, statements: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of the module that hold them: a ``__main__`` block moves whole with what stands before it."""
    holding = [s if parent is syntax.tree else parent for s in statements if (parent := syntax.parent(s)) is not None]
    return [s for s in dict.fromkeys(holding) if isinstance(s, ast.stmt)]


def _not_a_script(context: Context, function: int, statements: list[ast.stmt]) -> Obstacle | None:
    module = context.program.facts(function).module
    place = (
        (statements[0].lineno, statements[0].col_offset, statements[0].lineno, statements[0].col_offset + 1)
        if statements
        else None
    )
    file = context.program.file(function)
    reason = ""
    if module in context.imported:
        reason = "this runs when the module is imported, where nothing can be awaited"
    elif any(boundaries_of(context.program, context.catalog, f) for f in context.functions_of_file(file)):
        reason = "this module serves a framework, which imports it: nothing can be awaited at import"
    elif suites.is_test_file(context, function):
        reason = "this runs when the test framework imports the module"
    if not reason:
        return None
    help_ = "move it into an 'async def init()' and await that from the start-up code"
    return Obstacle("QAM112", file, place or (1, 0, 1, 1), function, reason, help_)


def _single(context: Context, file: int) -> Use | None:
    """The only awaiting place of the module, when ``asyncio.run`` around it does the whole job."""
    live = _live(context, file)
    statements = _awaiting(context, file)
    if len(live) != 1 or len(statements) != 1:
        return None
    use = live[0]
    syntax = context.syntax(file)
    node = syntax.expression(use.place)
    if not isinstance(node, ast.Call) or any(
        isinstance(a, (ast.For, ast.While, ast.comprehension)) for a in syntax.ancestors(node)
    ):
        return None
    own = all(context.scope_kind(f) is ScopeKind.FUNCTION for f in use.functions) and not use.clients
    return use if own and first_barrier(syntax, node) is None and not _is_constructor(context, use) else None


def _is_constructor(context: Context, use: Use) -> bool:
    return any(context.program.scope(f).name in ("__init__", "__post_init__", "__new__") for f in use.functions)


def _main(context: Context, file: int, guard: ast.If | None, statements: list[ast.stmt]) -> Answer:
    """From the first awaiting statement on, as far as needed, the code moves into ``async def main()``."""
    syntax = context.syntax(file)
    block = guard.body if guard is not None else syntax.tree.body
    first = block.index(statements[0])
    last = _extent(block, first, block.index(statements[-1]))
    run = block[first : last + 1]
    if any(isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names) for s in run for n in ast.walk(s)):
        return Obstacle(
            "QAM112", file, _head(run[0]), context.module_scope(file), "a star import stands among the awaiting statements"
        )
    name = _name(context, file, guard is not None)
    shared = _shared(context, file, run)
    lines = [f"async def {name}():"]
    if shared:
        lines.append(f"    global {', '.join(shared)}")
    lines += ["    __qam_body__", "", "", f"asyncio.run({name}())"]
    slots: tuple[tuple[str, tuple[Span, ...]], ...] = (("__qam_body__", tuple(syntax.span(s) for s in run)),)
    spans = tuple(syntax.span(s) for s in run)
    edits: list[Edit] = [ReplaceBlock(spans, "\n".join(lines), slots), AddImport("asyncio")]
    message = f"the code from here on runs in {name}() now, on one event loop for the process"
    note = Note("QAM201", file, _head(run[0]), context.module_scope(file), message)
    return Rewrite(tuple((file, edit) for edit in edits), (note,))


def _head(statement: ast.stmt) -> tuple[int, int, int, int]:
    return (statement.lineno, statement.col_offset, statement.lineno, statement.col_offset + 1)


def _extent(block: list[ast.stmt], first: int, last: int) -> int:
    """Later statements that read what the moved ones bind move too (definitions read at call time, from globals)."""
    bound = {n for s in block[first : last + 1] for n in bound_names(s)}
    for index in range(last + 1, len(block)):
        reads = {n.id for n in ast.walk(block[index]) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        if reads & bound:
            last = index
            bound |= {n for s in block[first : last + 1] for n in bound_names(s)}
    return last


def bound_names(statement: ast.stmt) -> set[str]:
    """Names that a statement binds in its own scope."""
    found = bindings_of([statement])
    return set(found.counts) | found.outer_global


def _shared(context: Context, file: int, run: list[ast.stmt]) -> list[str]:
    """Names bound in the moved statements that are globals to something else: functions of the module, code that stays."""
    syntax = context.syntax(file)
    bound = {n for s in run for n in bound_names(s)}
    outside: set[str] = set()
    inside = {id(n) for s in run for n in ast.walk(s)}
    for node in ast.walk(syntax.tree):
        if isinstance(node, ast.Name) and node.id in bound and id(node) not in inside:
            outside.add(node.id)
        elif isinstance(node, ast.Global) and id(node) in inside:
            outside.update(set(node.names) & bound)
    for statement in run:
        for node in ast.walk(statement):
            if isinstance(node, (ast.ClassDef,)):
                outside.update({n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in bound})
    outside.update(n for s in run for n in bound_names(s) if isinstance(s, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)))
    return sorted(outside & bound)


def _name(context: Context, file: int, guarded: bool) -> str:
    taken = set(context.program.scope(context.module_scope(file)).cells)
    wanted = ["_main", "_amain", "_run_main"] if guarded or "main" in taken else ["main", "_main"]
    return next(n for n in [*wanted, "_qam_main"] if n not in taken)
