"""Coroutines that are dropped or used as if they were values, and awaits on what is no coroutine."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.records import dataclass


@dataclass(frozen=True, slots=True)
class Misuse:
    """One place; ``fixable`` by adding an ``await``, or taking it away. ``path`` leads from it down to the cause: in which
    function, in which file and at which place of it."""

    code: str
    file: int
    scope: int
    place: Place
    message: str
    help: str
    fixable: bool = False
    path: tuple[tuple[int, int, Place], ...] = ()


def misuses(program: Program, catalog: Catalog, syntax_of: Callable[[int], Syntax], wanted: frozenset[int]) -> Iterator[Misuse]:
    """All misuse in the files ``wanted``."""
    for call in program.state.calls:
        if call.file in wanted:
            yield from _of_call(program, catalog, syntax_of, call)
    for read in program.state.reads["enter"]:
        if read.file in wanted and read.asynchronous:
            for value in sorted(program.state.graph.values(read.node)):
                item = program.state.item(value)
                if item[0] == Kind.OBJ and catalog.sdk_of_twin(item[1]) is not None and not _enters(catalog, item[1]):
                    yield _no_context_manager(read)
    closing = {call.result: call for call in program.state.calls if call.file in wanted and _is_closing(program, call)}
    for read in (r for r in program.state.reads["enter"] if r.node in closing and r.file in wanted):
        given = closing[read.node].args[:1]
        held = {v for node in given if isinstance(node, int) for v in program.state.graph.values(node)}
        items = [program.state.item(v) for v in sorted(held)]
        if any(i[0] == Kind.OBJ and catalog.sdk_of_twin(i[1]) is not None and not _closes(catalog, i[1]) for i in items):
            yield _no_context_manager(read)


def _no_context_manager(read: Read) -> Misuse:
    message, help_ = "the async client is no async context manager", "use try/finally with await client.close()"
    return Misuse("QAM605", read.file, read.scope, read.place, message, help_)


def _is_closing(program: Program, call: Call) -> bool:
    names = (program.state.item(v)[1] for v in call.targets if program.state.kind(v) == Kind.EXT)
    return any(name in ("contextlib.aclosing", "contextlib.closing") for name in names)


def _closes(catalog: Catalog, dotted: str) -> bool:
    sdk = catalog.sdk_of_twin(dotted)
    return sdk is not None and catalog.method(sdk, "aclose") is not None


def _enters(catalog: Catalog, dotted: str) -> bool:
    sdk = catalog.sdk_of_twin(dotted)
    return sdk is not None and catalog.method(sdk, "__aenter__") is not None


def _of_call(program: Program, catalog: Catalog, syntax_of: Callable[[int], Syntax], call: Call) -> Iterator[Misuse]:
    if not _may_be_wrong(program, call):
        return
    kinds = [_colour(program, catalog, value) for value in sorted(call.targets)]
    if not kinds or any(kind is None for kind in kinds):
        return
    node = syntax_of(call.file).expression(call.place)
    if node is None:
        return
    name = _name(node)
    if all(kind == "coroutine" for kind in kinds):
        yield from _dropped(program, syntax_of(call.file), call, node, name)
    elif all(kind == "plain" for kind in kinds) and isinstance(syntax_of(call.file).parent(node), ast.Await):
        message = f"{name}() is no coroutine on the async client: awaiting what it returns raises"
        yield Misuse(
            "QAM602", call.file, call.scope, call.place, message, "take the await away; move it to a thread if it blocks", True
        )


def _may_be_wrong(program: Program, call: Call) -> bool:
    """Something is awaited that may be none, or what is not awaited may be a coroutine."""
    kinds = [program.state.item(value)[:2] for value in call.targets]
    if call.result in program.state.awaited:
        return any(kind[0] == Kind.MEM for kind in kinds)
    return any(k == Kind.MEM or (k in (Kind.FUNC, Kind.BOUND) and program.scope(n).is_async) for k, n in kinds)


def _colour(program: Program, catalog: Catalog, value: Value) -> str | None:
    """``coroutine``: a call gives something that has to be awaited; ``plain``: surely not, on an async client; ``None``:
    unknown."""
    item = program.state.item(value)
    if item[0] in (Kind.FUNC, Kind.BOUND):
        scope = program.scope(item[1])
        decorated = any(names and not _transparent(names) for names in program.decorator_names(item[1])) or program.decorations(
            item[1]
        )
        return "coroutine" if scope.is_async and not scope.is_generator and not decorated else None
    if item[0] != Kind.MEM:
        return None
    owner = program.state.item(item[2])
    sdk = catalog.sdk_of_twin(owner[1]) if owner[0] == Kind.OBJ else None
    if sdk is None:
        return None
    method = catalog.method(sdk, item[1].removeprefix(sdk.twin + "."))
    if method is None:
        return None
    return {"coroutine": "coroutine", "awaitable": "coroutine", "blocking": "plain", "plain": "plain"}.get(method.kind.value)


def _transparent(names: list[str]) -> bool:
    return all(
        n.rsplit(".", 1)[-1] in ("staticmethod", "classmethod", "abstractmethod", "override", "wraps", "final") for n in names
    )


def _dropped(program: Program, syntax: Syntax, call: Call, node: ast.expr, name: str) -> Iterator[Misuse]:
    parent = syntax.parent(node)
    awaitable = isinstance(syntax.function(node), ast.AsyncFunctionDef)
    match parent:
        case ast.Expr():
            message = f"the coroutine of {name}() is never awaited: it does not run"
            help_ = f"await {name}(...)" if awaitable else "make this function async and await it, or run it with asyncio.run"
            yield Misuse("QAM601", call.file, call.scope, call.place, message, help_, awaitable)
        case _ if _is_value(syntax, node, parent):
            message = f"{name}() gives a coroutine, which is used here as if it were the result"
            yield Misuse("QAM603", call.file, call.scope, call.place, message, f"await {name}(...)", awaitable)
        case _:
            pass


def _is_value(syntax: Syntax, node: ast.expr, parent: ast.AST | None) -> bool:
    match parent:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            return test is node
        case ast.UnaryOp() | ast.BinOp() | ast.Compare() | ast.FormattedValue():
            return True
        case ast.BoolOp():
            return parent.values[-1] is not node or not isinstance(syntax.parent(parent), (ast.Await, ast.Return, ast.Assign))
        case ast.Attribute(attr=attr):
            return attr not in ("close", "send", "throw", "cr_frame", "__await__")
        case ast.Subscript(value=value):
            return value is node
        case ast.For(iter=source) | ast.comprehension(iter=source, is_async=0):
            return source is node
        case ast.Starred():
            return not isinstance(syntax.parent(parent), ast.Call)
        case ast.Assign(targets=[ast.Tuple() | ast.List()]):
            return True
        case ast.Call(func=ast.Name(id=name), args=args) if node in args:
            return name in ("len", "list", "tuple", "set", "dict", "sorted", "sum", "bool", "str", "int", "float", "any", "all")
    return False


def _name(node: ast.expr) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else "this call"
    )
