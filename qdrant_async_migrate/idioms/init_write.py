"""The code of the two methods that take a constructor's place, and the calls that chain constructors along a class hierarchy."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from qdrant_async_migrate.idioms.constructions import CONSTRUCTORS
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.init_family import REST
from qdrant_async_migrate.idioms.init_split import Split, parameters
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.edits import AddImport, Edit, Slots
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import dataclass

Slot = tuple[str, tuple[tuple[int, int, int, int], ...]]
"""A word of a template, and the places in the file whose text stands there."""


@dataclass(frozen=True, slots=True)
class Written:
    """The constructor whose twin is written, and the names that its class gives to things."""

    syntax: Syntax
    node: ast.FunctionDef
    factory: str
    cls: str
    result: str
    """What the factory is declared to give."""

    @property
    def self(self) -> str:
        return [*self.node.args.posonlyargs, *self.node.args.args][0].arg


def given_type(context: Context, cls: int) -> tuple[str, list[Edit]]:
    """The class by its name, or ``Self`` where a subclass inherits the factory or the class has type parameters."""
    program = context.program
    syntax = context.syntax(program.file(cls))
    node = syntax.find(program.scope(cls).place, ast.ClassDef)
    name = program.scope(cls).name
    generic = node is not None and (
        bool(getattr(node, "type_params", ())) or any(isinstance(b, ast.Subscript) for b in node.bases)
    )
    inherits = any(not _has_own(context, sub) for sub in program.subclasses(cls))
    own = program.scope(context.module_scope(program.file(cls))).cells
    if (generic or inherits) and ("Self" not in own or _imports_self(syntax)):
        return "Self", [] if _imports_self(syntax) else [AddImport("typing_extensions", "Self")]
    return (name if _annotations_are_late(syntax) else f'"{name}"'), []


def _has_own(context: Context, cls: int) -> bool:
    return any(classes.methods(context.program.state, cls).get(name) for name in CONSTRUCTORS)


def _imports_self(syntax: Syntax) -> bool:
    statements = (s for s in syntax.tree.body if isinstance(s, ast.ImportFrom))
    return any(a.name == "Self" and a.asname is None for s in statements for a in s.names)


def _annotations_are_late(syntax: Syntax) -> bool:
    """``from __future__ import annotations``."""
    statements = (s for s in syntax.tree.body if isinstance(s, ast.ImportFrom) and s.module == "__future__")
    return any(a.name == "annotations" for s in statements for a in s.names)


def chained(context: Context, use: Use) -> tuple[ast.Expr, int] | None:
    """The statement ``super().__init__(...)`` or ``Base.__init__(self, ...)`` in a constructor, and the constructor it runs."""
    syntax = context.syntax(use.file)
    call = syntax.find(use.place, ast.Call)
    statement = syntax.parent(call) if call is not None else None
    name = context.program.scope(use.scope).name
    if use.role is not Role.CALL or len(use.functions) != 1 or use.others or not isinstance(statement, ast.Expr) or call is None:
        return None
    base = use.functions[0]
    if not isinstance(call.func, ast.Attribute) or not call.func.attr == name == context.program.scope(base).name:
        return None
    owner = call.func.value
    is_super = isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "super"
    explicit = isinstance(owner, (ast.Name, ast.Attribute)) and _is_self(syntax.function(call), call.args[:1])
    return (statement, base) if name in CONSTRUCTORS and (is_super or explicit) else None


def _is_self(function: ast.AST, first: list[ast.expr]) -> bool:
    own = [*function.args.posonlyargs, *function.args.args][:1] if isinstance(function, ast.FunctionDef) else []
    return bool(own) and any(isinstance(a, ast.Name) and a.id == own[0].arg for a in first)


def rest_code(written: Written, split: Split, opening: list[str]) -> tuple[str, Slots]:
    """``async def _async_init(self, ...)`` with the part of the body that moves."""
    slots: list[Slot] = []
    declared = [written.self, *(_declared(written, name, slots) for name in split.needed)]
    arrow = " -> None" if _is_typed(written.node) else ""
    lines = [*_laid_out(written, f"async def {REST}(", declared, f"){arrow}:", slots), *(f"    {line}" for line in opening)]
    if split.moved:
        lines.append("    __qam_body__")
        slots.append(("__qam_body__", tuple(written.syntax.span(s) for s in split.moved)))
    return "\n".join(lines), tuple(slots)


def _is_typed(node: ast.FunctionDef) -> bool:
    """Type checkers look into it: a constructor needs no ``-> None`` for that where a parameter is annotated."""
    args = node.args
    every = [*args.posonlyargs, *args.args, *args.kwonlyargs, *(a for a in (args.vararg, args.kwarg) if a is not None)]
    return node.returns is not None or any(a.annotation is not None for a in every)


def _declared(written: Written, name: str, slots: list[Slot]) -> str:
    """A parameter as the constructor declares it, without its default; ``*args`` is a tuple here."""
    args = written.node.args
    found = next((a for a in [*args.posonlyargs, *args.args, *args.kwonlyargs] if a.arg == name), None)
    if found is None or found.annotation is None:
        return name
    slots.append((f"__qam_r{len(slots)}__", (written.syntax.span(found.annotation),)))
    return f"{name}: {slots[-1][0]}"


def factory_code(written: Written, needed: tuple[str, ...], has_rest: bool) -> tuple[str, Slots] | None:
    """``@classmethod async def create(cls, ...)``; ``None`` if a default value must not be computed twice."""
    slots: list[Slot] = []
    names = parameters(written.node)
    cls = next(n for n in ("cls", "klass", "class_") if n not in names)
    generic = written.node.name == "__post_init__" or not _may_repeat(written.node)
    if generic and needed:
        return None
    declared = ["*args", "**kwargs"] if generic else list(_signature(written, slots))
    passed = ["*args", "**kwargs"] if generic else _passed(written.node.args)
    head = _laid_out(written, f"async def {written.factory}(", [cls, *declared], f") -> {written.result}:", slots)
    made = _laid_out(written, f"{written.self} = {cls}(" if has_rest else f"return {cls}(", passed, ")")
    rest = _laid_out(written, f"await {written.self}.{REST}(", list(needed), ")") if has_rest else []
    last = [f"return {written.self}"] if has_rest else []
    return "\n".join(["@classmethod", *head, *(f"    {line}" for line in [*made, *rest, *last])]), tuple(slots)


_LINE = 88
"""Characters up to which things stay on one line: what formatters do that nobody has told otherwise."""


def _laid_out(written: Written, opening: str, items: list[str], closing: str, slots: Iterable[Slot] = ()) -> list[str]:
    """``opening`` to ``closing`` on one line, or one item a line where the constructor has its parameters on several lines."""
    line = f"{opening}{', '.join(items)}{closing}"
    args = written.node.args
    lines = {arg.lineno for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs]}
    width = len(line)
    for name, ((first, start, last, end),) in slots:
        width += end - start - len(name) if first == last else _LINE
    if len(lines) < 2 or width <= _LINE:
        return [line]
    return [opening, *(f"    {item}," for item in items), closing]


def _may_repeat(node: ast.FunctionDef) -> bool:
    """Defaults that may be evaluated twice: constants and names."""
    defaults = [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]
    return all(isinstance(n, _SIMPLE) for default in defaults for n in ast.walk(default))


_SIMPLE = (ast.Constant, ast.Name, ast.Attribute, ast.UnaryOp, ast.Tuple, ast.List, ast.Dict, ast.expr_context, ast.unaryop)


def _signature(written: Written, slots: list[Slot]) -> Iterator[str]:
    """The parameters of the constructor after ``self``, with their annotations and defaults."""
    args = written.node.args
    plain = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults)) + list(args.defaults)

    def one(arg: ast.arg, default: ast.expr | None, stars: str = "") -> str:
        text = stars + arg.arg
        for part, joint in ((arg.annotation, ": "), (default, " = " if arg.annotation is not None else "=")):
            if part is not None:
                slots.append((f"__qam_c{len(slots)}__", (written.syntax.span(part),)))
                text += joint + slots[-1][0]
        return text

    for index, (arg, default) in enumerate(zip(plain, defaults, strict=True)):
        if index:
            yield one(arg, default)
        if args.posonlyargs and arg is args.posonlyargs[-1] and index:
            yield "/"
    if args.vararg is not None:
        yield one(args.vararg, None, "*")
    elif args.kwonlyargs:
        yield "*"
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield one(arg, default)
    if args.kwarg is not None:
        yield one(args.kwarg, None, "**")


def _passed(args: ast.arguments) -> list[str]:
    names = [a.arg for a in [*args.posonlyargs, *args.args]][1:]
    names += [f"*{args.vararg.arg}"] if args.vararg is not None else []
    names += [f"{a.arg}={a.arg}" for a in args.kwonlyargs]
    return names + ([f"**{args.kwarg.arg}"] if args.kwarg is not None else [])
