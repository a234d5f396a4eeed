"""Chances: awaits that wait one after the other for no reason. In: the program and the syntax of a file. Out: places, none
where it is not certain that the calls only read (or are of one kind, for a batch) and that none needs the answer of another."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.lint.calls import awaited_method
from qdrant_async_migrate.lint.misuse import Misuse
from qdrant_async_migrate.records import dataclass

_BATCHES = {
    "query_points": "query_batch_points",
    "retrieve": "retrieve",
    "upsert": "upsert",
    "set_payload": "batch_update_points",
    "overwrite_payload": "batch_update_points",
    "delete_payload": "batch_update_points",
    "clear_payload": "batch_update_points",
    "update_vectors": "batch_update_points",
    "delete_vectors": "batch_update_points",
    "delete": "batch_update_points",
}
_MANY = {"retrieve": "ids", "upsert": "points"}
"""Methods that take many already: told only where they are given one."""
_LOOPS = (ast.For, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_ENDS = (ast.Break, ast.Return, ast.Raise, ast.Yield, ast.YieldFrom, ast.Continue)


@dataclass(frozen=True, slots=True)
class _Client:
    """An awaited call of an async client."""

    call: Call
    node: ast.Call
    method: str
    reads: bool


def chances(program: Program, catalog: Catalog, syntax_of: Callable[[int], Syntax], wanted: frozenset[int]) -> Iterator[Misuse]:
    """All chances in the files ``wanted``."""
    by_node: dict[ast.Call, _Client] = {}
    for call in program.state.calls:
        method = awaited_method(program, catalog, call) if call.file in wanted else None
        node = syntax_of(call.file).find(call.place, ast.Call) if method is not None else None
        if method is not None and node is not None:
            by_node[node] = _Client(call, node, method.name, method.reads)
    for found in by_node.values():
        syntax = syntax_of(found.call.file)
        yield from _in_a_loop(syntax, found)
        yield from _in_a_row(syntax, found, by_node)


def _in_a_loop(syntax: Syntax, found: _Client) -> Iterator[Misuse]:
    loop = next((n for n in syntax.ancestors(found.node) if isinstance(n, (*_LOOPS, *_FUNCTIONS))), None)
    if not isinstance(loop, _LOOPS) or not _is_independent(loop, found.node):
        return
    batch = _BATCHES.get(found.method)
    if batch is not None and _is_one_of_many(loop, found):
        takes = "it" if batch == found.method else f"{batch}()"
        message = f"{found.method}() is called for each of many: {takes} takes them all in one request"
        yield _at(found, "QAM503", message, f"await client.{batch}(...)")
    elif found.reads and isinstance(syntax.parent(found.node), ast.Await):
        message = f"each {found.method}() waits for the one before, though none needs its answer"
        yield _at(found, "QAM501", message, "await asyncio.gather(...) with a semaphore")


def _is_independent(loop: ast.AST, call: ast.Call) -> bool:
    """One await per turn, nothing that ends the loop early, and nothing in the call that an earlier turn has bound."""
    if isinstance(loop, ast.For):
        inside: list[ast.AST] = [n for statement in loop.body for n in ast.walk(statement)]
        if loop.orelse or any(isinstance(n, _ENDS) for n in inside):
            return False
    elif isinstance(loop, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        if any(clause.is_async for clause in loop.generators) or len(loop.generators) > 1:
            return False
        inside = list(ast.walk(loop))
        if any(n is call for test in loop.generators[0].ifs for n in ast.walk(test)):
            return False
    else:
        return False
    if sum(isinstance(n, (ast.Await, ast.AsyncFor, ast.AsyncWith)) for n in inside) > 1:
        return False
    targets = _bound(loop.target if isinstance(loop, ast.For) else loop.generators[0].target)
    changed = {name for n in inside for name in _assigned(n)} - targets
    return not changed & _read(call)


def _is_one_of_many(loop: ast.AST, found: _Client) -> bool:
    """The same collection in every turn; a method that takes many is given one."""
    targets = _bound(loop.target) if isinstance(loop, ast.For) else _bound(loop.generators[0].target)  # type: ignore[attr-defined]
    given = {k.arg: k.value for k in found.node.keywords}
    collection = given.get("collection_name") or (found.node.args[0] if found.node.args else None)
    if collection is None or _read(collection) & targets:
        return False
    if (name := _MANY.get(found.method)) is None:
        return True
    many = given.get(name) or (found.node.args[1] if len(found.node.args) > 1 else None)
    return isinstance(many, (ast.List, ast.Tuple)) and len(many.elts) == 1 and not isinstance(many.elts[0], ast.Starred)


def _in_a_row(syntax: Syntax, found: _Client, by_node: dict[ast.Call, _Client]) -> Iterator[Misuse]:
    """The first of several neighbouring statements ``name = await read()``."""
    statement = syntax.statement(found.node)
    if not found.reads or _awaited(statement) is not found.node:
        return
    block = syntax.block(statement)
    place = block.index(statement) if statement in block else -1
    if place > 0 and _goes_with(block[place - 1], statement, by_node):
        return
    if 0 <= place < len(block) - 1 and _goes_with(statement, block[place + 1], by_node):
        message = f"{found.method}() and the await below it do not need each other: they wait one after the other"
        yield _at(found, "QAM502", message, "first, second = await asyncio.gather(..., ...)")


def _goes_with(first: ast.stmt, second: ast.stmt, by_node: dict[ast.Call, _Client]) -> bool:
    calls = [by_node.get(call) if (call := _awaited(s)) is not None else None for s in (first, second)]
    if any(call is None or not call.reads for call in calls):
        return False
    return not {name for n in ast.walk(first) for name in _assigned(n)} & _read(second)


def _awaited(statement: ast.stmt) -> ast.Call | None:
    """The call of ``name = await call()`` where nothing else happens."""
    match statement:
        case ast.Assign(targets=[ast.Name()], value=ast.Await(value=ast.Call() as call)):
            pass
        case ast.AnnAssign(target=ast.Name(), value=ast.Await(value=ast.Call() as call)):
            pass
        case _:
            return None
    inner = [n for n in ast.walk(call) if n is not call]
    return None if any(isinstance(n, (ast.Call, ast.Await, ast.NamedExpr)) for n in inner) else call


def _assigned(node: ast.AST) -> set[str]:
    return {node.id} if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)) else set()


def _bound(target: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}


def _read(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def _at(found: _Client, code: str, message: str, help_: str) -> Misuse:
    return Misuse(code, found.call.file, found.call.scope, found.call.place, message, help_)
