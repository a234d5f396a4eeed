"""Special methods that have an async form: what they are called then, and whether the class allows it."""

from __future__ import annotations

import ast

from qdrant_async_migrate.idioms import plain
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, Edit, Rename
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role, Use
from qdrant_async_migrate.records import replace

PLAIN_BASES = frozenset(
    "builtins.object abc.ABC typing.Generic typing.Protocol typing_extensions.Generic typing_extensions.Protocol".split()
)
_ASYNC_BASES = {
    "AbstractContextManager": "AbstractAsyncContextManager",
    "ContextManager": "AsyncContextManager",
    "Iterator": "AsyncIterator",
    "Iterable": "AsyncIterable",
}
_HOMES = ("contextlib", "typing", "collections.abc", "typing_extensions")


def is_method(context: Context, function: int, names: frozenset[str]) -> bool:
    """A method of a class of the program that the language calls under one of ``names``."""
    scope = context.program.scope(function)
    return scope.kind is ScopeKind.FUNCTION and scope.name in names and context.program.cls(function) is not None


def obstacle(context: Context, function: int, renamed: dict[str, str]) -> Obstacle | None:
    """Why a special method cannot get its async name."""
    program = context.program
    cls = program.cls(function)
    assert cls is not None
    name, new = context.name(function), renamed[program.scope(function).name]
    for current in (*classes.order(program.state, cls), *classes.descendants(program.state, cls)):
        if new in program.scope(current).cells:
            message = f"{name} has an async form already: {new}"
            return context.function_obstacle("QAM114", function, message, f"use {new} in coroutines")
        for base in classes.foreign_bases(program.state, current):
            if base not in PLAIN_BASES and _twin(base) is None and context.catalog.sdk(base) is None:
                shown = program.scope(current).name
                message = f"{name} may be called by {base.removeprefix('builtins.')}, which {shown} derives from"
                return context.function_obstacle("QAM104", function, message, "keep the sync class, or part the two")
    if program.scope(function).decorators:
        help_ = "put the decorated part in a method of its own"
        return context.function_obstacle("QAM108", function, f"{name} is decorated", help_)
    return None


def _twin(base: str) -> str | None:
    module, _, name = base.rpartition(".")
    return _ASYNC_BASES.get(name) if module in _HOMES else None


def bases(context: Context, function: int) -> list[Edit]:
    """``AbstractContextManager`` and the like among the bases of the method's class get their async names."""
    program = context.program
    cls = program.cls(function)
    syntax = context.syntax(program.file(function))
    node = syntax.find(program.scope(cls).place, ast.ClassDef) if cls is not None else None
    foreign = {base.rpartition(".")[2]: base for base in classes.foreign_bases(program.state, cls)} if cls is not None else {}
    edits: list[Edit] = []
    for base in node.bases if node is not None else ():
        head = base.value if isinstance(base, ast.Subscript) else base
        name = head.attr if isinstance(head, ast.Attribute) else head.id if isinstance(head, ast.Name) else ""
        dotted = foreign.get(name)
        twin = _twin(dotted) if dotted is not None else None
        if dotted is not None and twin is not None:
            edits.append(Rename(syntax.span(head), twin))
            edits += [AddImport(dotted.rpartition(".")[0], twin)] if isinstance(head, ast.Name) else []
    return edits


def called_by_name(context: Context, use: Use, renamed: dict[str, str]) -> Answer:
    """``super().__enter__()`` -> ``await super().__aenter__()``."""
    names = frozenset(renamed)
    if use.role is not Role.CALL or not any(is_method(context, f, names) for f in use.functions):
        return None
    syntax = context.syntax(use.file)
    node = syntax.find(use.place, ast.Call)
    if node is None:
        return None
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in renamed:
        return context.obstacle("QAM113", use, "a special method that gets another name is called here by a name of its own")
    answer = plain.for_use(context, use)
    edit = Rename(syntax.span(node.func), renamed[node.func.attr])
    return replace(answer, edits=(*answer.edits, (use.file, edit))) if isinstance(answer, Rewrite) else answer


def alias_of(context: Context, function: int) -> str | None:
    """The special method that a class makes of a plain one: ``__enter__ = connect``."""
    cls = context.program.cls(function)
    state = context.program.state
    if cls is None:
        return None
    for owner in (cls, *classes.descendants(state, cls)):
        for name, local in state.scopes[owner].cells.items():
            if name.startswith("__") and name.endswith("__") and name != context.program.scope(function).name:
                held = {state.item(v)[:2] for v in state.graph.values(state.node_in(owner, local))}
                if (Kind.FUNC, function) in held:
                    return name
    return None
