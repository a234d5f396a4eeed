"""``ExitStack`` that enters or calls something async: ``AsyncExitStack``, where all that happens to it is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import kept_stacks
from qdrant_async_migrate.idioms.barriers import Barrier, first_barrier
from qdrant_async_migrate.idioms.context import Answer, Context, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, AsyncWith, Await, DropImport, Edit, Rename, ReplaceBlock
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 36
_ENTER = ("call:contextlib.ExitStack.enter_context", "call:contextlib.AsyncExitStack.enter_context")
_STACKED = "stacked"
_SAME = frozenset({"enter_context", "callback", "push"})
"""Methods that both kinds of stacks have, and that do the same for what stays plain."""
_ASYNC = _SAME | {"enter_async_context", "push_async_callback", "push_async_exit"}
_HELP = "write 'async with AsyncExitStack() as stack' around it"


def for_use(context: Context, use: Use) -> Answer:
    """``stack.enter_context(x)`` and ``stack.callback(f)`` get their async names, and so does the stack."""
    entered = use.role is Role.ENTER and use.how in _ENTER
    if not context.waits(use) or not (entered or (use.role is Role.APPLY and use.how == _STACKED)):
        return None
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    if call is None or not isinstance(call.func, ast.Attribute) or _mixed(context, use):
        return context.obstacle("QAM103", use, "what the exit stack is given is not always what turns async", _HELP)
    edits = stack_edits(context, use, call)
    if isinstance(edits, Obstacle):
        return edits
    if not entered:
        return _rewrite(use, [*edits, Rename(syntax.span(call.func), "push_async_callback")])
    barrier = first_barrier(syntax, call)
    if barrier is not None and barrier.barrier is not Barrier.AUGMENTED:
        return context.obstacle("QAM103", use, f"what is entered here has to be awaited ({barrier.barrier.value})", _HELP)
    return _rewrite(use, [*edits, Rename(syntax.span(call.func), "enter_async_context"), Await(syntax.span(call))])


def _rewrite(use: Use, edits: list[Edit]) -> Rewrite:
    return Rewrite(tuple((use.file, e) for e in edits))


def _mixed(context: Context, use: Use) -> bool:
    kept = [c for c in use.clients if c.family not in context.solution.migrated or c.asynchronous]
    others = [o for o in use.others if use.role is Role.ENTER]
    return bool(kept or others) or any(not context.becomes_awaitable(f) for f in use.functions)


def closing_entered(context: Context, use: Use, call: ast.Call) -> Answer:
    """``c = stack.enter_context(closing(x))`` -> ``c = x`` and ``stack.push_async_callback(c.close)``."""
    syntax = context.syntax(use.file)
    outer = syntax.parent(call)
    statement = syntax.parent(outer) if outer is not None else None
    if not isinstance(outer, ast.Call) or not isinstance(outer.func, ast.Attribute):
        return context.obstacle("QAM103", use, "closing() is used other than as an item of 'with'")
    edits = stack_edits(context, use, outer)
    if isinstance(edits, Obstacle):
        return edits
    slots = (("__qam_0__", (syntax.span(call.args[0]),)),)
    later = f"{syntax.source(outer.func.value)}.push_async_callback"
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if value is outer:
            code = f"{name} = __qam_0__\n{later}({name}.close)"
        case ast.Expr() if isinstance(call.args[0], (ast.Name, ast.Attribute)):
            code = f"{later}(__qam_0__.close)"
        case _:
            return context.obstacle("QAM103", use, "what is closed here has no name", _HELP)
    return _rewrite(use, [*edits, ReplaceBlock((syntax.span(statement),), code, slots)])


def stack_edits(context: Context, use: Use, call: ast.Call) -> list[Edit] | Obstacle:
    """The statement that makes the stack of ``call`` (``stack.enter_context(...)``) becomes async."""
    syntax = context.syntax(use.file)
    assert isinstance(call.func, ast.Attribute)
    found = _made(syntax, call.func.value)
    if found is None and (kept := kept_stacks.made(context, use.file, call.func.value)) is not None:
        return _renamed(context, use, kept)
    if found is None:
        return context.obstacle(
            "QAM103",
            use,
            "this exit stack is not made by a 'with' statement around it, and more happens to it than is known",
            _HELP,
        )
    statement, name = found
    if isinstance(statement, ast.AsyncWith):
        return []
    if len(statement.items) != 1:
        message = "the exit stack is made together with other context managers"
        return context.obstacle("QAM103", use, message, "give it a statement of its own")
    odd = next(_odd(syntax, statement, name), None)
    if odd is not None:
        message = f"the exit stack does more in line {odd.lineno} than enter and call things"
        return context.obstacle("QAM103", use, message, _HELP)
    if (barrier := first_barrier(syntax, statement)) is not None:
        return context.obstacle("QAM103", use, f"'async with' is not possible here ({barrier.barrier.value})")
    made = statement.items[0].context_expr
    assert isinstance(made, ast.Call)
    return [AsyncWith(syntax.span(statement)), *_renamed(context, use, made)]


def _renamed(context: Context, use: Use, made: ast.Call) -> list[Edit]:
    """The call that makes the stack makes one of the other kind."""
    syntax = context.syntax(use.file)
    edits: list[Edit] = [Rename(syntax.span(made.func), "AsyncExitStack")]
    if isinstance(made.func, ast.Name):
        edits += [AddImport("contextlib", "AsyncExitStack"), *_unused(syntax, made.func.id, context, use.file)]
    return edits


def _made(syntax: Syntax, stack: ast.expr) -> tuple[ast.With | ast.AsyncWith, str] | None:
    """The ``with ExitStack() as stack`` around a use of the stack, in the same function."""
    for parent in syntax.ancestors(stack) if isinstance(stack, ast.Name) else ():
        if isinstance(parent, (*FUNCTIONS, ast.Lambda)):
            return None
        for item in parent.items if isinstance(parent, (ast.With, ast.AsyncWith)) else ():
            if isinstance(item.optional_vars, ast.Name) and isinstance(stack, ast.Name) and item.optional_vars.id == stack.id:
                assert isinstance(parent, (ast.With, ast.AsyncWith))
                return (parent, stack.id) if kept_stacks.is_stack(item.context_expr) else None
    return None


def _odd(syntax: Syntax, statement: ast.With | ast.AsyncWith, name: str) -> Iterator[ast.expr]:
    """Mentions of the stack other than calls of the methods that both kinds have."""
    target = statement.items[0].optional_vars
    function = syntax.function(statement)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == name and node is not target:
            parent = syntax.parent(node)
            called = syntax.parent(parent) if isinstance(parent, ast.Attribute) and parent.attr in _ASYNC else None
            if not (isinstance(called, ast.Call) and called.func is parent):
                yield node


def _unused(syntax: Syntax, name: str, context: Context, file: int) -> Iterator[Edit]:
    """The import of the plain stack goes when every stack of the file has become async."""
    mentions = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
    live = {id(f) for f in _converted(context, file)}
    for statement in syntax.tree.body:
        for alias in statement.names if isinstance(statement, ast.ImportFrom) and statement.module == "contextlib" else ():
            if (alias.asname or alias.name) == name and all(id(n) in live for n in mentions):
                yield DropImport(syntax.span(alias))


def _converted(context: Context, file: int) -> Iterator[ast.expr]:
    """The names ``ExitStack`` in the statements whose stacks are given something async."""
    syntax = context.syntax(file)
    for use in context.uses_of_file(file):
        if context.waits(use) and (use.how in _ENTER or use.how in (_STACKED, "closing")):
            call = syntax.find(use.place, ast.Call)
            outer = syntax.parent(call) if use.how == "closing" and call is not None else call
            method_of = outer.func if isinstance(outer, ast.Call) else None
            found = _made(syntax, method_of.value) if isinstance(method_of, ast.Attribute) else None
            for item in found[0].items if found is not None else ():
                if isinstance(item.context_expr, ast.Call):
                    yield item.context_expr.func
            if found is None and isinstance(method_of, ast.Attribute):
                kept = kept_stacks.made(context, file, method_of.value)
                yield from [kept.func] if kept is not None else []


def method(parent: ast.AST | None, argument: ast.AST) -> str:
    """The name of the method that an expression is the only argument of."""
    match parent:
        case ast.Call(func=ast.Attribute(attr=name), args=[only]) if only is argument:
            return name
    return ""
