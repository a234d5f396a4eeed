"""Commands: the function keeps its signature and runs its old body, now a coroutine function, on an event loop."""

from __future__ import annotations

import ast

from qdrant_async_migrate.catalog.schema import Takes
from qdrant_async_migrate.catalog.schema import Use as How
from qdrant_async_migrate.idioms.boundaries import handed_to, is_handed
from qdrant_async_migrate.idioms.context import Answer, Context, Note, Rewrite
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import IN_PLACE
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, ReplaceBlock, Span
from qdrant_async_migrate.model.program import Role, Use

ORDER = 15


def for_function(context: Context, function: int) -> Answer:
    """``def main(): body`` -> ``def main(): return asyncio.run(_main())`` and, below it, ``async def _main(): body``: the
    body keeps
    its place in the text."""
    if function not in context.bridged:
        return None
    for number in context.program.uses_of.get(function, ()):
        use = context.program.uses[number]
        host = context.program.host(use.scope)
        inside = context.is_async_after(host) and not _is_module(context, host)
        if inside and runs_here(context, use):
            message = f"{context.name(function)} runs an event loop of its own and is called from a coroutine here"
            return context.obstacle("QAM604", use, message)
    return _split(context, function)


def runs_here(context: Context, use: Use) -> bool:
    """The place runs a bridged function in its own thread: a call, or what a library calls before it returns."""
    if use.role is Role.CALL or (use.role is Role.APPLY and use.how in IN_PLACE):
        return True
    row = handed_to(context.catalog, use) if is_handed(use) else None
    return row is not None and row.takes is Takes.BRIDGE and not row.apart


def _is_module(context: Context, scope: int) -> bool:
    return not context.program.scope(scope).qualname


def _split(context: Context, function: int) -> Answer:
    file = context.program.file(function)
    syntax = context.syntax(file)
    node = syntax.find(context.program.scope(function).place, *FUNCTIONS)
    if not isinstance(node, ast.FunctionDef):
        return None
    if context.program.scope(function).is_generator:
        message = f"{node.name} is a generator and has to stay one: no event loop can run it as a whole"
        return context.function_obstacle("QAM110", function, message, "collect what it yields in a coroutine function")
    name, prefix = _free_name(context, function), _receiver(context, function)
    if prefix is None:
        message = f"{context.name(function)} has to stay as it is, and belongs to a class: nothing can be put beside it"
        return context.function_obstacle("QAM103", function, message, "make it a function of the module")
    body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    spans = tuple(syntax.span(s) for s in body)
    arguments = ", ".join(_passed(node.args)[1 if prefix else 0 :])
    declared = _Declared(syntax)
    kind = "@classmethod\n" if _is_class_method(context, function) else ""
    head = f"{kind}async def {name}({', '.join(declared.parameters(node.args))}){declared.result(node)}"
    beside = Insert(syntax.span(node), "after", f"{head}:\n    __qam_body__", (*declared.slots, ("__qam_body__", spans)))
    call = ReplaceBlock(spans, f"return asyncio.run({prefix}{name}({arguments}))")
    edits: list[Edit] = [beside, call, AddImport("asyncio")]
    scope = context.program.scope(function)
    place = (scope.place[0], scope.place[1], scope.place[0], scope.place[1] + 4 + len(scope.name))
    note = Note("QAM201", file, place, function, f"{node.name} stays a plain function and runs {name}() on an event loop")
    return Rewrite(tuple((file, edit) for edit in edits), (note,))


def _free_name(context: Context, function: int) -> str:
    """A private name that nothing around the function has, nor a class that inherits it."""
    program = context.program
    cls = program.cls(function)
    around = [program.parent(function), context.module_scope(program.file(function))]
    around += [*classes.order(program.state, cls), *program.subclasses(cls)] if cls is not None else []
    taken = {name for scope in around if scope >= 0 for name in program.scope(scope).cells}
    if cls is not None:
        rows = (context.catalog.boundary(base, How.BASE) for base in program.foreign_bases(cls))
        taken.update(name for row in rows if row is not None for name in row.members)
    name = f"_{program.scope(function).name.lstrip('_')}"
    while name in taken:
        name = f"{name}_async"
    return name


def _receiver(context: Context, function: int) -> str | None:
    """What the coroutine function beside it is called on: nothing, ``self.``, ``cls.``, or None if that is not so simple."""
    if context.program.cls(function) is None:
        return ""
    params = context.program.scope(function).params
    simple = context.program.method_kind(function) == "method" or _is_class_method(context, function)
    return f"{params[0].name}." if simple and params and params[0].kind.startswith("positional") else None


def _is_class_method(context: Context, function: int) -> bool:
    """Decorated by ``classmethod``, and by nothing else."""
    program = context.program
    return program.method_kind(function) == "class" and len(program.scope(function).decorators) == 1


class _Declared:
    """The same parameters without defaults, since they are passed one by one, but with what they are declared to be."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.slots: list[tuple[str, tuple[Span, ...]]] = []

    def parameters(self, args: ast.arguments) -> list[str]:
        names = [self._one(a) for a in [*args.posonlyargs, *args.args]]
        if args.vararg is not None:
            names.append(f"*{self._one(args.vararg)}")
        elif args.kwonlyargs:
            names.append("*")
        names += [self._one(a) for a in args.kwonlyargs]
        return names + ([f"**{self._one(args.kwarg)}"] if args.kwarg is not None else [])

    def result(self, node: ast.FunctionDef) -> str:
        return f" -> {self._slot(node.returns)}" if node.returns is not None else ""

    def _one(self, argument: ast.arg) -> str:
        declared = argument.annotation
        return f"{argument.arg}: {self._slot(_without_options(declared))}" if declared is not None else argument.arg

    def _slot(self, annotation: ast.expr) -> str:
        name = f"__qam_{len(self.slots)}__"
        self.slots.append((name, (self.syntax.span(annotation),)))
        return name


def _without_options(annotation: ast.expr) -> ast.expr:
    """``Annotated[str, Argument(...)]`` is a ``str``: the rest is for the command."""
    match annotation:
        case ast.Subscript(value=ast.Name(id="Annotated") | ast.Attribute(attr="Annotated"), slice=ast.Tuple(elts=[first, *_])):
            return first
        case _:
            return annotation


def _passed(args: ast.arguments) -> list[str]:
    names = [a.arg for a in [*args.posonlyargs, *args.args]]
    names += [f"*{args.vararg.arg}"] if args.vararg is not None else []
    names += [f"{a.arg}={a.arg}" for a in args.kwonlyargs]
    return names + ([f"**{args.kwarg.arg}"] if args.kwarg is not None else [])
