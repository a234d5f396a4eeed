"""Whether the classes around a constructor can be built by a coroutine: what they derive from, how they are decorated, what
names they have, and whether every construction is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.class_decorators import gives_back
from qdrant_async_migrate.idioms.constructions import constructor, handed_away, kin
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Obstacle, Role
from qdrant_async_migrate.scan.nodes import breadth_first

_PLAIN_BASES = frozenset(
    "builtins.object abc.ABC typing.Generic typing.Protocol typing_extensions.Generic typing_extensions.Protocol".split()
)
_PLAIN_DECORATORS = frozenset(
    "dataclasses.dataclass functools.total_ordering typing.final typing.runtime_checkable typing_extensions.final".split()
)
_PART = "move what talks to the server into a method and await that after construction"
FACTORIES = ("create", "async_create", "create_async", "build_async")
REST = "_async_init"


def refusals(context: Context, function: int) -> Iterator[Obstacle]:
    """Why the class of a constructor cannot be built by a coroutine."""
    program = context.program
    cls = program.cls(function)
    assert cls is not None
    name = context.name(function)
    if program.scope(function).name == "__new__" and not makes_alone(context, function):
        message = f"{name} makes the object itself and cannot be a coroutine function"
        yield context.function_obstacle("QAM106", function, message, _PART)
        return
    if reason := _definition(context, function, cls):
        yield context.function_obstacle("QAM106", function, f"{name} cannot be parted: {reason}", _PART)
    for other in kin(context, cls):
        if reason := why_not_plain(context, other):
            shown = program.scope(other).name
            yield context.function_obstacle("QAM106", function, f"{name} cannot move to a coroutine: {shown} {reason}", _PART)
    if factory(context, cls) is None:
        message = f"{name} cannot move to {REST}() and {FACTORIES[0]}(): the class has members of these names"
        yield context.function_obstacle("QAM106", function, message, f"rename {FACTORIES[0]} or {REST}")
    yield from _uses(context, function)
    yield from _unknown_constructions(context, cls)
    yield from handed_away(context, kin(context, cls))


def _definition(context: Context, function: int, cls: int) -> str:
    program = context.program
    scope = program.scope(function)
    syntax = context.syntax(program.file(function))
    node = syntax.find(scope.place, *FUNCTIONS)
    if not isinstance(node, ast.FunctionDef) or not isinstance(syntax.parent(node), ast.ClassDef):
        return "it is defined under a condition"
    if len(classes.methods(program.state, cls).get(scope.name, ())) != 1:
        return "it is defined more than once"
    if node.decorator_list or not (node.args.posonlyargs or node.args.args):
        return "it is decorated" if node.decorator_list else "it names no self"
    called = {n.func.id for n in breadth_first(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    if called & {"locals", "vars", "exec", "eval"}:
        return "it looks at its own local variables"
    return ""


def why_not_plain(context: Context, cls: int) -> str:
    """Why objects of a class are not made in the plain way."""
    program = context.program
    state = program.state
    if any(not _is_plain_maker(context, maker) for maker in classes.methods(state, cls).get("__new__", [])):
        return "has a __new__ of its own"
    if all(name in classes.methods(state, cls) for name in ("__init__", "__post_init__")):
        return "has both __init__ and __post_init__"
    for base in classes.foreign_bases(state, cls):
        if base not in _PLAIN_BASES and context.catalog.sdk(base) is None:
            return f"derives from {base.removeprefix('builtins.')}, whose construction is not ours to change"
    node = context.syntax(program.file(cls)).find(program.scope(cls).place, ast.ClassDef)
    if node is None or any(_may_be_metaclass(keyword) for keyword in node.keywords):
        return "has a metaclass"
    for decorator, names in zip(program.scope(cls).decorators, program.decorator_names(cls), strict=True):
        if not names and (program.is_given_back(cls, decorator.place) or gives_back(context, cls, decorator.place)):
            continue
        if not names or not _PLAIN_DECORATORS.issuperset(names):
            return f"is decorated with @{decorator.dotted.lstrip(':') or 'something'}, which may construct or replace it"
    return ""


def makes_alone(context: Context, function: int) -> bool:
    """A ``__new__`` of a class without other constructors, bases and subclasses: it can be called by another name as well."""
    program = context.program
    cls = program.cls(function)
    if cls is None or kin(context, cls) != [cls] or program.scope(function).decorators:
        return False
    others = ("__init__", "__post_init__", "__setattr__")
    return _gives_instances(context, function) and not any(classes.methods(program.state, cls).get(n) for n in others)


def _is_plain_maker(context: Context, function: int) -> bool:
    """A ``__new__`` that awaits nothing and gives an object whose ``__init__`` runs, or that is renamed."""
    return makes_alone(context, function) if context.turned(function) else _gives_instances(context, function)


def _gives_instances(context: Context, function: int) -> bool:
    program, state = context.program, context.program.state
    cls = program.cls(function)
    if cls is None or program.scope(function).returns < 0:
        return False
    node = context.syntax(program.file(function)).find(program.scope(function).place, *FUNCTIONS)
    returned = [n.value for n in breadth_first(node) if isinstance(n, ast.Return)] if node is not None else []
    if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return) or not all(map(_is_made, returned)):
        return False
    items = [state.item(v) for v in state.graph.values(state.node_in(function, program.scope(function).returns))]
    return bool(items) and all(item[0] == Kind.INST and item[1] in kin(context, cls) for item in items)


def _is_made(returned: ast.expr | None) -> bool:
    """What is kept in a variable, or ``super().__new__(cls)``."""
    match returned:
        case ast.Call(func=ast.Attribute(attr="__new__")):
            return True
    return isinstance(returned, (ast.Name, ast.Attribute))


def _may_be_metaclass(keyword: ast.keyword) -> bool:
    """Other arguments go to an ``__init_subclass__`` of the program."""
    return keyword.arg is None or (keyword.arg == "metaclass" and "ABCMeta" not in ast.dump(keyword.value))


def factory(context: Context, cls: int) -> str | None:
    """The name under which the class is built: free in it, its bases and its subclasses."""
    taken: set[str] = set()
    state = context.program.state
    for current in kin(context, cls):
        taken |= set(context.program.scope(current).cells)
        for owner in (state.values.of(Kind.INST, current), state.values.of(Kind.CLASS, current)):
            taken |= {str(key) for key, _ in state.slots(owner)}
        for base in classes.foreign_bases(state, current):
            taken |= {n for n in FACTORIES if state.known.is_prefix(f"{base}.{n}")}
    return None if REST in taken else next((n for n in FACTORIES if n not in taken), None)


def _uses(context: Context, function: int) -> Iterator[Obstacle]:
    """Places that run the constructor other than by calling the class."""
    for number in context.program.uses_of.get(function, ()):
        use = context.program.uses[number]
        if use.role is Role.CALL:
            continue
        target = use.others[0].removeprefix("builtins.") if use.others else "code"
        message = f"the class is handed to {target}, which constructs it and cannot await"
        yield context.obstacle("QAM106", use, message, "construct it in a coroutine, in a loop or comprehension of your own")


def _unknown_constructions(context: Context, cls: int) -> Iterator[Obstacle]:
    """``cls(...)``, ``type(self)(...)``: constructions of which is not known what they give."""
    program = context.program
    known: set[tuple[int, Place]] = context.memo.setdefault("places of calls", set())
    if not known:
        known.update((u.file, u.place) for u in program.uses if u.role is Role.CALL and u.functions)
    for current in kin(context, cls):
        if constructor(context, current) is None:
            continue
        file = program.file(current)
        syntax = context.syntax(file)
        body = syntax.find(program.scope(current).place, ast.ClassDef)
        for node in breadth_first(body) if body is not None else ():
            if isinstance(node, ast.Call) and _constructs_own(node, syntax.function(node)):
                place = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
                if (file, place) not in known:
                    message = f"it is not known which class {syntax.source(node.func)}(...) constructs"
                    yield Obstacle("QAM106", file, place, current, message, "name the class, or construct it where it is used")


def _constructs_own(node: ast.Call, function: ast.AST) -> bool:
    match node.func:
        case ast.Name(id=name):
            args = getattr(function, "args", None)
            first = [*args.posonlyargs, *args.args][:1] if isinstance(args, ast.arguments) else []
            decorators = {d.id for d in getattr(function, "decorator_list", []) if isinstance(d, ast.Name)}
            return bool(first) and first[0].arg == name and "classmethod" in decorators
        case ast.Call(func=ast.Name(id="type"), args=[_]) | ast.Attribute(attr="__class__"):
            return True
    return False
