"""Coroutines that are dropped or used as if they were values, and awaits on what is no coroutine."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.twins import Twins
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.records import dataclass

_OWN = (Kind.FUNC, Kind.BOUND)


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


def misuses(
    program: Program, catalog: Catalog, syntax_of: Callable[[int], Syntax], wanted: frozenset[int], blockings: Blockings
) -> Iterator[Misuse]:
    """All misuse in the files ``wanted``."""
    twins = Twins(catalog, blockings)
    for call in program.state.calls:
        if call.file in wanted:
            found = list(_of_call(program, catalog, syntax_of, call)) if _may_be_wrong(program, call) else []
            if any(f.code == "QAM602" and not _is_sure(program, blockings, call) for f in found):
                continue
            yield from found
            if not found and call.result not in program.state.awaited and twins.gives_coroutine(call):
                node = syntax_of(call.file).expression(call.place)
                if node is not None:
                    yield from _dropped(program, syntax_of(call.file), call, node, _name(node))
    for read in program.state.reads["enter"]:
        if read.file in wanted:
            for value in sorted(program.state.graph.values(read.node)):
                item = program.state.item(value)
                is_twin = item[0] == Kind.OBJ and catalog.sdk_of_twin(item[1]) is not None
                if is_twin and not (read.asynchronous and _enters(catalog, item[1])):
                    yield _no_context_manager(read, "async context manager" if read.asynchronous else "context manager")
    entered = {read.node: read for read in program.state.reads["enter"] if read.file in wanted}
    closing = [call for call in program.state.calls if call.result in entered and call.file in wanted]
    for call in (call for call in closing if _is_closing(program, call)):
        given = call.args[:1]
        held = {v for node in given if isinstance(node, int) for v in program.state.graph.values(node)}
        items = [program.state.item(v) for v in sorted(held)]
        if any(i[0] == Kind.OBJ and catalog.sdk_of_twin(i[1]) is not None and not _closes(catalog, i[1]) for i in items):
            yield _no_context_manager(entered[call.result])


def _is_sure(program: Program, blockings: Blockings, call: Call) -> bool:
    """What is awaited is of a client, a function by its name, or of an object that was made or declared: nothing else."""
    state = program.state
    if any(state.kind(value) == Kind.MEM for value in call.targets):
        return True
    is_given = call.function in state.graph.promised and call.function not in program.attributes_read()
    return not is_given and blockings.makers.is_made_or_declared(call.function)


def _no_context_manager(read: Read, what: str = "async context manager") -> Misuse:
    message, help_ = f"the async client is no {what}", "use try/finally with await client.close()"
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
    kinds = [_colour(program, catalog, value) for value in sorted(call.targets)]
    if not kinds or any(kind is None for kind in kinds):
        return
    node = syntax_of(call.file).expression(call.place)
    if node is None:
        return
    name = _name(node)
    if all(kind == "coroutine" for kind in kinds):
        if _is_kept(program, call) or not all(_always_returns(program, syntax_of, value) for value in call.targets):
            return
        yield from _dropped(program, syntax_of(call.file), call, node, name)
    elif all(kind == "stream" for kind in kinds):
        yield from _not_streamed(syntax_of(call.file), call, node, name)
    elif all(kind == "plain" for kind in kinds) and isinstance(syntax_of(call.file).parent(node), ast.Await):
        of_client = any(program.state.kind(value) == Kind.MEM for value in call.targets)
        message = f"{name}() is no coroutine{' on the async client' if of_client else ''}: awaiting what it returns raises"
        yield Misuse(
            "QAM602", call.file, call.scope, call.place, message, "take the await away; move it to a thread if it blocks", True
        )


def _is_kept(program: Program, call: Call) -> bool:
    """A function that objects keep in an attribute: whoever makes them may give another one."""
    state = program.state
    read = program.attributes_read().get(call.function)
    kept = read is not None and any(state.kind(v) == Kind.INST for v in state.graph.values(read.node))
    return kept and any(state.kind(value) == Kind.FUNC for value in call.targets)


def _may_be_wrong(program: Program, call: Call) -> bool:
    """Something is awaited that may be none, or what is not awaited may be a coroutine."""
    awaited = call.result in program.state.awaited
    is_wrong = _is_no_coroutine if awaited else _is_or_returns_coroutine
    kinds = (program.state.item(value)[:2] for value in call.targets)
    return any(kind == Kind.MEM or (kind in _OWN and is_wrong(program, function)) for kind, function in kinds)


def _is_no_coroutine(program: Program, function: int) -> bool:
    scope = program.scope(function)
    return not scope.is_async or scope.is_generator


def _is_or_returns_coroutine(program: Program, function: int) -> bool:
    return program.scope(function).is_async or _returns_coroutine(program, function)


def _returns_coroutine(program: Program, function: int) -> bool:
    """Some of what a plain function gives back is a coroutine."""
    state, scope = program.state, program.scope(function)
    values = state.graph.values(state.node_in(function, scope.returns)) if scope.returns >= 0 else ()
    return any(state.kind(value) == Kind.CORO for value in values)


def _colour(program: Program, catalog: Catalog, value: Value) -> str | None:
    """``coroutine``: a call gives something that has to be awaited; ``plain``: surely not, on an async client; ``stream``: an
    async generator; ``None``: unknown."""
    item = program.state.item(value)
    if item[0] in _OWN:
        return _own_colour(program, item[1])
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


def _own_colour(program: Program, function: int) -> str | None:
    """The same of a function of the program: a plain one that gives back a coroutine is one, and one that is declared to give
    data, or gives objects that cannot be awaited, is not."""
    state, scope = program.state, program.scope(function)
    names = program.decorator_names(function)
    if any(n and not _transparent(n) for n in names) or program.decorations(function):
        return None
    if scope.is_generator:
        return "stream" if scope.is_async else None
    if scope.is_async:
        return "coroutine"
    if len(names) > sum(map(bool, names)):
        return None
    node = state.node_in(function, scope.returns) if scope.returns >= 0 else -1
    items = [state.item(value) for value in state.graph.values(node)] if node >= 0 else []
    if items and all(item[0] == Kind.CORO for item in items):
        return None if _calls_any_method(program, node) else "coroutine"
    if items and all(item[0] == Kind.INST and _is_no_awaitable(program, item[1]) for item in items):
        return "plain" if node in state.graph.promised else None
    return "plain" if not items and node in state.graph.closed else None


def _calls_any_method(program: Program, returned: int) -> bool:
    """What is returned came from ``getattr(object, name)(...)``, or of a method that is no coroutine function of every class."""
    reads, made, state = program.attributes_read(), program.calls_by_result(), program.state
    found = [call for node in state.returned.get(returned, ()) if (call := made.get(node)) is not None]
    items = (state.item(value) for call in found for value in call.targets)
    is_mixed = any(item[0] in _OWN and not program.scope(item[1]).is_async for item in items)
    return is_mixed or any((read := reads.get(call.function)) is not None and "*" in read.name for call in found)


def _always_returns(program: Program, syntax_of: Callable[[int], Syntax], value: Value) -> bool:
    """A plain function that ends with one ``return`` and has no other."""
    item = program.state.item(value)
    if item[0] not in _OWN or program.scope(item[1]).is_async:
        return True
    found = syntax_of(program.file(item[1])).find(program.scope(item[1]).place, ast.FunctionDef)
    returns = [n for n in ast.walk(found) if isinstance(n, ast.Return)] if found is not None else []
    return found is not None and len(returns) == 1 and found.body[-1] is returns[0]


def _is_no_awaitable(program: Program, cls: int) -> bool:
    return classes.find(program.state, cls, "__await__") is None and not classes.foreign_bases(program.state, cls)


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


def _not_streamed(syntax: Syntax, call: Call, node: ast.expr, name: str) -> Iterator[Misuse]:
    """``for row in rows()`` and ``await rows()`` of an async generator function."""
    parent = syntax.parent(node)
    help_ = f"async for ... in {name}(...)"
    if isinstance(parent, ast.Await):
        message = f"{name}() gives an async generator: awaiting it raises"
        yield Misuse("QAM602", call.file, call.scope, call.place, message, help_)
    elif isinstance(parent, (ast.For, ast.comprehension)) and parent.iter is node and not getattr(parent, "is_async", 0):
        message = f"{name}() gives an async generator, which is looped over here as if it were a plain one"
        yield Misuse("QAM603", call.file, call.scope, call.place, message, help_)


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
