"""Functions of a module that are looked up by a computed name: ``globals()[f"do_{action}"]()``, ``getattr(jobs, name)()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle

_NAMES = frozenset({"builtins.globals", "builtins.vars", "builtins.locals"})
_ASKS = frozenset({"get", "pop"})
_NO_FUNCTION = frozenset({"update", "setdefault", "keys"})


def own_name_blockers(context: Context) -> Iterator[tuple[int, Obstacle]]:
    """Functions that turn async although such a lookup may give them."""
    lookups: dict[int, list[tuple[Call | Read, str, str]]] = {}
    for call in context.program.state.calls:
        files = _asked(context, call)
        if files and (meant := _meant(context, call)) is not None:
            for file in files:
                lookups.setdefault(file, []).append((call, *meant))
    for read in context.program.state.reads["attribute"]:
        for file in _modules(context, read) if "*" in read.name else ():
            lookups.setdefault(file, []).append((read, read.name.partition("*")[0], read.name.rpartition("*")[2]))
    for file, asked in lookups.items():
        for function, name in sorted(_bound(context, file)):
            for place, first, last in asked if function in context.solution.turned else ():
                if name.startswith(first) and name.endswith(last) and not _is_followed(context, place, function):
                    message = f"{name} may be what is looked up here by its name, and would give a coroutine"
                    yield function, Obstacle("QAM111", place.file, place.place, place.scope, message, "a dict of them would tell")
                    break


def _bound(context: Context, file: int) -> set[tuple[int, str]]:
    """The functions that names of a module stand for, those that it imports among them."""
    program, state, found = context.program, context.program.state, set[tuple[int, str]]()
    for name, local in state.files[file].scopes[0].cells.items():
        values = [state.item(v) for v in state.graph.values(state.node_of(file, local))]
        found |= {(item[1], name) for item in values if item[0] == Kind.FUNC}
    module = context.module_scope(file)
    defined = [f for f in context.solution.turned if program.parent(f) == module and program.scope(f).kind is ScopeKind.FUNCTION]
    return found | {(f, program.scope(f).name) for f in defined}


def _is_followed(context: Context, place: Call | Read, function: int) -> bool:
    """What is looked up is known to be the function, so that it is awaited where it is called."""
    state = context.program.state
    return isinstance(place, Read) and state.values.of(Kind.FUNC, function) in state.graph.values(place.result)


def _asked(context: Context, call: Call) -> list[int]:
    """The files whose names the call gives: ``globals()``, ``vars(jobs)``."""
    state = context.program.state
    names = {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT} & _NAMES
    if not names:
        return []
    if not call.args:
        of_module = "builtins.globals" in names or call.scope == context.module_scope(call.file)
        return [call.file] if of_module else []
    items = (
        [state.item(v) for v in state.graph.values(call.args[0])] if isinstance(call.args[0], int) and call.args[0] >= 0 else []
    )
    return [state.file_of[i[1]] for i in items if i[0] == Kind.MODULE and i[1] in state.file_of]


def _modules(context: Context, read: Read) -> Iterator[int]:
    """The files whose module an attribute with a computed name is read of."""
    state = context.program.state
    items = [state.item(v) for v in state.graph.values(read.node)]
    yield from (state.file_of[i[1]] for i in items if i[0] == Kind.MODULE and i[1] in state.file_of)
    syntax = context.syntax(read.file) if not items else None
    node = syntax.find(read.place, ast.Call) if syntax is not None else None
    match node:
        case ast.Call(args=[ast.Subscript(value=ast.Attribute(attr="modules"), slice=key), *_]):
            yield from [read.file] if isinstance(key, ast.Name) else range(len(state.files))


def _meant(context: Context, call: Call) -> tuple[str, str] | None:
    """With what the name begins and ends that is looked up; ``None`` if no function is."""
    syntax = context.syntax(call.file)
    node = syntax.find(call.place, ast.Call)
    parent = syntax.parent(node) if node is not None else None
    match parent:
        case ast.Subscript(slice=key, ctx=ast.Load()):
            return _ends(key)
        case ast.Subscript() | ast.Compare():
            return None
        case ast.Attribute(attr=name) if name in _NO_FUNCTION:
            return None
        case ast.Attribute(attr=name) if name in _ASKS:
            asked = syntax.parent(parent)
            return _ends(asked.args[0]) if isinstance(asked, ast.Call) and asked.args else ("", "")
    return "", ""


def _ends(key: ast.expr) -> tuple[str, str]:
    """The constant text at both ends of a name; a constant name is both."""
    match key:
        case ast.Constant(value=str(name)):
            return name, name
        case ast.JoinedStr(values=[*parts]) if parts:
            first, last = (p.value if isinstance(p, ast.Constant) else "" for p in (parts[0], parts[-1]))
            return str(first), str(last)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _ends(left)[0], _ends(right)[1]
    return "", ""
