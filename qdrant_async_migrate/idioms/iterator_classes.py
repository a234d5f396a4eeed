"""Classes that are iterators: ``__next__`` becomes the coroutine function ``__anext__``, ``__iter__`` the plain ``__aiter__``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import generators, special
from qdrant_async_migrate.idioms.consumers import unseen
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AsyncDef, Edit, Rename, ReplaceBlock
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 19
RENAMED = {"__iter__": "__aiter__", "__next__": "__anext__"}
_NAMES = frozenset(RENAMED)
_SPLIT = "part them: a list for the plain part, or a method that is an async generator"


def for_function(context: Context, function: int) -> Answer:
    """``def __next__`` -> ``async def __anext__``, ``StopIteration`` -> ``StopAsyncIteration``."""
    if not special.is_method(context, function, _NAMES):
        return None
    refusal = special.obstacle(context, function, RENAMED) or next(_refusals(context, function), None)
    if refusal is not None:
        return refusal
    scope = context.program.scope(function)
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(scope.place, *FUNCTIONS)
    assert isinstance(node, FUNCTIONS)
    edits: list[Edit] = [Rename(syntax.span(node), RENAMED[scope.name]), *special.bases(context, function)]
    if scope.is_generator:
        answer = generators.for_function(context, function)
        edits += [edit for _, edit in answer.edits] if isinstance(answer, Rewrite) else []
    elif (given := _gives_elements(context, function, node)) is not None:
        edits += [AsyncDef(syntax.span(node)), *_yielding(context, function, syntax, given), *generators.annotation(syntax, node)]
    elif scope.name == "__next__":
        edits += [AsyncDef(syntax.span(node)), *(Rename(syntax.span(n), "StopAsyncIteration") for n in _ends(node))]
    else:
        edits += generators.annotation(syntax, node)
    return Rewrite(tuple((file, e) for e in edits))


def _ends(node: ast.AST) -> list[ast.Name]:
    """The exceptions that end the iteration."""
    raised = [n.exc.func if isinstance(n.exc, ast.Call) else n.exc for n in ast.walk(node) if isinstance(n, ast.Raise)]
    return [e for e in raised if isinstance(e, ast.Name) and e.id == "StopIteration"]


def _refusals(context: Context, function: int) -> Iterator[Obstacle]:
    program = context.program
    scope = program.scope(function)
    cls = program.cls(function)
    assert cls is not None
    name = context.name(function)
    node = context.syntax(program.file(function)).find(scope.place, *FUNCTIONS)
    assert node is not None
    gives = _gives_elements(context, function, node) is not None
    if gives:
        pass
    elif scope.name == "__iter__" and not scope.is_generator and _awaits(context, function):
        message = f"{name} calls the client and gives a plain iterator, which 'async for' cannot use"
        yield context.function_obstacle("QAM113", function, message, "make it a generator: yield the items")
    elif scope.name == "__iter__" and not scope.is_generator and not _gives_iterators(context, function, node):
        message = f"{name} may give an iterator that stays plain, which 'async for' cannot use"
        yield context.function_obstacle("QAM113", function, message, "make it a generator: yield the items")
    if scope.name == "__next__":
        if reason := _leaks(node):
            yield context.function_obstacle("QAM110", function, f"{name} {reason}", "raise StopIteration itself, by a test")
        if "__iter__" not in _methods(context, cls):
            yield context.function_obstacle("QAM113", function, f"{name} has no __iter__ beside it", "add one that returns self")
        for other in _methods(context, cls).values():
            if other != function and _mentions_end(context, other):
                message = f"{context.name(other)} deals with StopIteration, which a coroutine cannot raise"
                yield context.function_obstacle("QAM110", other, message, "return a value that says so")
    for sequence in ("__getitem__", "__contains__", "__reversed__"):
        if sequence in _methods(context, cls) and scope.name == "__iter__":
            yield context.function_obstacle("QAM113", function, f"{name} belongs to a container with {sequence}", _SPLIT)
    if scope.name == "__next__" or scope.is_generator or gives:
        yield from unseen(context, [cls, *program.subclasses(cls)], program.scope(cls).name)


def _gives_elements(context: Context, function: int, node: ast.AST) -> ast.Return | None:
    """``return iter(values)`` at the end of an ``__iter__`` that awaits, and no other ``return``: it may yield them."""
    if not isinstance(node, ast.FunctionDef) or node.name != "__iter__" or not _awaits(context, function):
        return None
    returned = [n for n in ast.walk(node) if isinstance(n, ast.Return)]
    match node.body[-1]:
        case ast.Return(value=ast.Call(func=ast.Name(id="iter"), args=[_], keywords=[])) as last if returned == [last]:
            uses = (context.program.uses[n] for n in context.program.uses_in.get(function, ()))
            lazy = any(use.role is Role.ITERATE and use.how == "call:builtins.iter" and context.waits(use) for use in uses)
            return None if lazy else last
    return None


def _yielding(context: Context, function: int, syntax: Syntax, statement: ast.Return) -> Iterator[Edit]:
    assert isinstance(statement.value, ast.Call)
    name = generators.free_name(context, function, "item")
    slots = (("__qam_0__", (syntax.span(statement.value.args[0]),)),)
    yield ReplaceBlock((syntax.span(statement),), f"for {name} in __qam_0__:\n    yield {name}", slots)


def _awaits(context: Context, function: int) -> bool:
    uses = (context.program.uses[n] for n in context.program.uses_in.get(function, ()))
    return any(context.waits(use) for use in uses)


def _gives_iterators(context: Context, function: int, node: ast.AST) -> bool:
    """All that ``__iter__`` returns is ``self``, or objects whose ``__next__`` moves as well."""
    returned = [n.value for n in ast.walk(node) if isinstance(n, ast.Return)]
    if returned and all(isinstance(v, ast.Name) and v.id == node.args.args[0].arg for v in returned):  # type: ignore[attr-defined]
        return True
    state = context.program.state
    items = [state.item(v) for v in state.graph.values(state.node_in(function, context.program.scope(function).returns))]
    moved = [i[0] == Kind.INST and context.turned(_methods(context, i[1]).get("__next__", -1)) for i in items]
    return len(returned) == 1 and bool(moved) and all(moved)


def _methods(context: Context, cls: int) -> dict[str, int]:
    state = context.program.state
    return {n: f[0] for c in reversed(classes.order(state, cls)) for n, f in classes.methods(state, c).items()}


def _leaks(node: ast.AST) -> str:
    """``StopIteration`` that comes from somewhere else: out of a coroutine it is a ``RuntimeError``."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "next" and len(inner.args) == 1:
            return "lets the end of another iterator through"
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute) and inner.func.attr == "__next__":
            return "lets the end of another iterator through"
    names = sum(isinstance(n, ast.Name) and n.id == "StopIteration" for n in ast.walk(node))
    return "handles StopIteration itself" if names != len(_ends(node)) else ""


def _mentions_end(context: Context, function: int) -> bool:
    node = context.syntax(context.program.file(function)).find(context.program.scope(function).place, *FUNCTIONS)
    return node is not None and any(isinstance(n, ast.Name) and n.id == "StopIteration" for n in ast.walk(node))


def for_use(context: Context, use: Use) -> Answer:
    """A direct call of one of the two."""
    if not context.waits(use) or use.asynchronous or use.role is not Role.CALL:
        return None
    return special.called_by_name(context, use, RENAMED)
