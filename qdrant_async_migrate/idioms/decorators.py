"""Decorators of the program around functions that turn async: the wrapper awaits what it wraps, and where it wraps plain
functions as well, it gets a form for each. A wrapper that does not wait for the function where it is called is refused."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import Any

from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.sources import dedented, with_awaits
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.link.wraps import SYNC_BRANCH, WRAPPED
from qdrant_async_migrate.model.edits import AddImport, Insert
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 25
_HELP = "write the wrapper so that it calls the function and returns what that gives, or exclude the function"


def for_use(context: Context, use: Use) -> Answer:
    """A wrapper that awaits already."""
    return Rewrite() if use.how == WRAPPED and use.awaited else None


def for_function(context: Context, function: int) -> Answer:
    """Refuse decorators that would not wait; give wrappers of both kinds of function two forms."""
    if context.scope_kind(function) is not ScopeKind.FUNCTION:
        return None
    refused = next(_refused(context, function), None)
    if refused is not None:
        return refused
    decorator = _decorator_around(context, function)
    if decorator is None:
        return None
    takes = context.is_async_after if _consumes(context, function) else partial(_is_coroutine, context)
    functions = [f for f in context.program.decorated(decorator) if context.scope_kind(f) is not ScopeKind.CLASS]
    plain = [f for f in functions if not takes(f)]
    if not plain:
        return None
    return _two_forms(context, function, decorator, plain)


def _refused(context: Context, function: int) -> Iterator[Obstacle]:
    """Why a decorator of ``function``, or ``function`` as a decorator, does not work."""
    program = context.program
    for decoration in program.decorations(function):
        name = context.name(decoration.decorator)
        reason = _unfit(context, decoration.decorator, function)
        if reason:
            yield context.function_obstacle("QAM108", function, f"@{name} {reason}", _HELP)
    decorated = program.decorated(function)
    if decorated and program.scope(function).name != "__call__":
        message = f"{context.name(function)} would have to await while it decorates {context.name(decorated[0])}"
        yield context.function_obstacle("QAM108", function, message, "do that work in the wrapper, when it is called")


def _unfit(context: Context, decorator: int, function: int) -> str:
    """What makes a decorator's result something else than a function that waits for ``function``; empty if nothing."""
    program = context.program
    state = program.state
    if program.scope(decorator).kind is ScopeKind.CLASS:
        fits = program.cls(function) is None or classes.special(state, decorator, "__get__")
        return "" if fits else "is a class, whose instances are no methods"
    scope = program.scope(decorator)
    own = {state.node_in(decorator, param.node) for param in scope.params}
    returned = state.returned.get(state.node_in(decorator, scope.returns), set()) - state.declared
    if returned and returned <= own:
        return ""  # whatever else it is given elsewhere, it gives back this
    asked = bool(scope.asked) and scope.asked == next((p.name for p in scope.params if p.name not in ("self", "cls")), "")
    given = state.graph.values(state.node_in(decorator, scope.returns_with if asked else scope.returns))
    items = [state.item(v) for v in sorted(given)]
    items = [i for i in items if i[0] != Kind.INST or not classes.is_protocol(state, i[1])]  # what an annotation says
    called = [_called(context, function, i) for i in items]
    if not all(called):
        return "does not return a function that is known"
    wrappers = [i[1] for i in items if i[0] == Kind.FUNC and not _is_itself(context, decorator, i[1])]
    if not all(decorator in _outer(context, w) or _waits_for_all(context, w, function) for w in wrappers):
        return "returns a function that is defined elsewhere"
    wrappers += [f for i, functions in zip(items, called, strict=True) for f in functions if i[0] == Kind.INST]
    return next((reason for w in wrappers if (reason := _lazy(context, w, function))), "")


def _waits_for_all(context: Context, wrapper: int, function: int) -> bool:
    """A wrapper of another decorator (``def task(f): return with_client(f)``) waits for ``function`` and for all else that it
    may call: none of that has a plain form."""
    program = context.program
    inside = [u for n in program.uses_in.get(wrapper, ()) if function in (u := program.uses[n]).functions]
    return bool(inside) and (all(u.how != WRAPPED for u in inside) or wrapper in program.lent_wrappers())


def _called(context: Context, function: int, item: tuple[Any, ...]) -> list[int]:
    """What runs when a decorator's result is called: a function, or ``__call__`` of an object, which is a method only if it
    says what it is of an object (``__get__``)."""
    state = context.program.state
    if item[0] == Kind.INST and (context.program.cls(function) is None or classes.special(state, item[1], "__get__")):
        return classes.special(state, item[1], "__call__")
    return [item[1]] if item[0] == Kind.FUNC else []


def _is_itself(context: Context, decorator: int, function: int) -> bool:
    """A function that a decorator gives back as it is: one that it decorates, in this form or in the one with arguments."""
    forms = {d.decorator for d in context.program.decorations(function)}
    return any(f == decorator or decorator in _outer(context, f) or f in _outer(context, decorator) for f in forms)


def _lazy(context: Context, wrapper: int, function: int) -> str:
    """Why a wrapper does not give what the caller can await."""
    program = context.program
    inside = [program.uses[n] for n in program.uses_in.get(wrapper, ())]
    if any(u.how == SYNC_BRANCH and function in u.functions for u in inside):
        return "" if _guarded(context, wrapper) else "has a plain wrapper that coroutine functions may reach"
    if _is_tested(context, wrapper) and not context.program.scope(wrapper).is_async:
        return "treats coroutine functions in another way"
    if program.scope(function).is_generator:
        gives = program.scope(wrapper).is_generator or not context.turned(wrapper)
        return "" if gives or not _consumes(context, wrapper) else "consumes the generator that it wraps"
    if not context.is_async_after(wrapper):
        return f"does not wait for {context.name(function)} where it calls it"
    return "makes a generator of the function" if program.scope(wrapper).is_generator else ""


def _consumes(context: Context, wrapper: int) -> bool:
    """It loops over an async generator."""
    uses = (context.program.uses[n] for n in context.program.uses_in.get(wrapper, ()))
    return any(u.role is Role.ITERATE and context.waits(u) for u in uses)


def _is_coroutine(context: Context, function: int) -> bool:
    """It is a coroutine function afterwards; an async generator is handed on by a plain wrapper."""
    return context.is_async_after(function) and not context.program.scope(function).is_generator


def _around(context: Context, function: int) -> int | None:
    """The decorator in whose code a function is defined."""
    program = context.program
    current = program.parent(function)
    while current >= 0 and not program.decorated(current):
        current = program.parent(current)
    return current if current >= 0 and program.scope(current).kind is not ScopeKind.CLASS else None


def _outer(context: Context, function: int) -> set[int]:
    """The functions in whose code a function is defined."""
    found: set[int] = set()
    current = context.program.parent(function)
    while current >= 0:
        found.add(current)
        current = context.program.parent(current)
    return found


def _decorator_around(context: Context, function: int) -> int | None:
    """The decorator that makes ``function`` a wrapper."""
    uses = [context.program.uses[n] for n in context.program.uses_in.get(function, ())]
    live = [u for u in uses if context.waits(u) and not u.awaited]
    return _around(context, function) if live else None


def _is_tested(context: Context, wrapper: int) -> bool:
    """The decorator asks whether the function is a coroutine function."""
    decorator = _around(context, wrapper)
    syntax = context.syntax(context.program.file(wrapper))
    node = syntax.find(context.program.scope(decorator).place, *FUNCTIONS) if decorator is not None else None
    return node is not None and any(_is_test(n) for n in ast.walk(node))


def _is_test(node: ast.AST) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name == "iscoroutinefunction"


def _guarded(context: Context, wrapper: int) -> bool:
    """The plain wrapper stands, or is given back, where coroutine functions do not come."""
    syntax = context.syntax(context.program.file(wrapper))
    node = syntax.find(context.program.scope(wrapper).place, *FUNCTIONS)
    if node is None:
        return False
    name, around = (
        context.program.scope(wrapper).name,
        next((a for a in syntax.ancestors(node) if isinstance(a, FUNCTIONS)), node),
    )
    mentions = [n for n in ast.walk(around) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
    return _is_apart(syntax, node) or (bool(mentions) and all(_is_returned_apart(syntax, n) for n in mentions))


def _is_apart(syntax: Syntax, statement: ast.stmt) -> bool:
    """Coroutine functions have left the block before this statement, or go another way."""
    parent = syntax.parent(statement)
    if isinstance(parent, ast.If) and statement in parent.orelse:
        return _tests_only(parent.test)
    before = syntax.block(statement)[: syntax.block(statement).index(statement)]
    return any(isinstance(s, ast.If) and _tests_only(s.test) and isinstance(s.body[-1], ast.Return) for s in before)


def _is_returned_apart(syntax: Syntax, mention: ast.Name) -> bool:
    """``return wrapper`` behind the test, ``return async_wrapper if iscoroutinefunction(f) else wrapper``."""
    match syntax.parent(mention):
        case ast.Return() as statement:
            return _is_apart(syntax, statement)
        case ast.IfExp(test=test, orelse=last) as choice:
            return last is mention and _tests_only(test) and isinstance(syntax.parent(choice), ast.Return)
        case _:
            return False


def _tests_only(test: ast.expr) -> bool:
    return isinstance(test, ast.Call) and _is_test(test.func)


# two forms ------------------------------------------------------------------------------------------------------------------
def _two_forms(context: Context, wrapper: int, decorator: int, plain: list[int]) -> Answer:
    """An async copy of the wrapper in front of it, for coroutine functions."""
    program = context.program
    kind = "is a generator" if program.scope(plain[0]).is_generator else "stays a plain function"
    names = f"{context.name(decorator)} also decorates {context.name(plain[0])}, which {kind}"
    uses = [program.uses[n] for n in program.uses_in.get(wrapper, ()) if context.waits(program.uses[n])]
    syntax = context.syntax(program.file(wrapper))
    node = syntax.find(program.scope(wrapper).place, ast.FunctionDef)
    parameter = _parameter(syntax, uses)
    help_ = "write two decorators, or one with a wrapper for each kind of function"
    simple = node is not None and parameter and all(u.how == WRAPPED for u in uses) and not program.uses_of.get(wrapper)
    if not simple or node is None or _hidden(context, decorator) or program.scope(wrapper).is_generator:
        return context.function_obstacle("QAM108", wrapper, names, help_)
    code = _async_copy(syntax, node, [u for n in uses if (u := syntax.find(n.place, ast.Call)) is not None], parameter)
    if not code:
        return context.function_obstacle("QAM108", wrapper, names, help_)
    file = program.file(wrapper)
    edits = ((file, Insert(syntax.span(node), "before", code)), (file, AddImport("inspect")))
    return Rewrite(edits, covers=frozenset(u.number for u in uses), functions=frozenset({wrapper}))


def _parameter(syntax: Syntax, uses: list[Use]) -> str:
    """The name by which the wrapper calls what it wraps."""
    calls = [syntax.find(u.place, ast.Call) for u in uses]
    names = {c.func.id if c is not None and isinstance(c.func, ast.Name) else "" for c in calls}
    return names.pop() if len(names) == 1 else ""


def _hidden(context: Context, decorator: int) -> bool:
    """Something between the decorator and a coroutine function hides what it is."""
    program = context.program
    for function in program.decorated(decorator):
        own = {d.place: d.decorator for d in program.decorations(function)}
        below = [d.place for d in program.scope(function).decorators]
        mine = max(i for i, place in enumerate(below) if own.get(place) == decorator)
        if any(p not in own or program.scope(own[p]).kind is ScopeKind.CLASS for p in below[mine + 1 :]):
            return True
    return False


def _async_copy(syntax: Syntax, node: ast.FunctionDef, calls: list[ast.Call], parameter: str) -> str:
    """``if inspect.iscoroutinefunction(f):`` with the wrapper as a coroutine function; empty if it is not that simple."""
    block = syntax.block(node)
    index = block.index(node)
    after = block[index + 1] if index + 1 < len(block) else None
    mentioned = [n for s in node.body for n in ast.walk(s) if isinstance(n, ast.Name) and n.id == node.name]
    if not isinstance(after, ast.Return) or not isinstance(after.value, ast.Name) or after.value.id != node.name or mentioned:
        return ""
    apart = [n for s in node.body for n in ast.walk(s) if isinstance(n, (*FUNCTIONS, ast.Lambda, ast.GeneratorExp))]
    if any(call in {*ast.walk(n)} for n in apart for call in calls):
        return ""
    text = with_awaits(syntax, node, calls)
    name = f"async_{node.name}"
    if text is None or name in syntax.text:
        return ""
    head = f"def {node.name}("
    before, found, rest = dedented(text).partition(head)
    if not found:
        return ""
    body = f"{before}async def {name}({rest}".rstrip("\n")
    indented = "\n".join(f"    {line}" if line.strip() else "" for line in body.split("\n"))
    return f"if inspect.iscoroutinefunction({parameter}):\n\n{indented}\n\n    return {name}\n"
