"""Properties that call the client: the getter becomes a coroutine function and each read is awaited, if every reader is known.

A read that is overlooked gives a coroutine, which is true and raises nothing: one reader that cannot be seen keeps the property.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from qdrant_async_migrate.idioms.constructions import held, kin
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Obstacle, Role, Use

ORDER = 24
_HELP = "make it a method: its callers then show that they wait"
_BY_NAME = frozenset({"builtins.hasattr", "operator.attrgetter", "inspect.getmembers", "unittest.mock.PropertyMock"})
_TEMPLATES = ("render", "template", "jsonify", "asdict", "model_validate", "from_orm", "serialize", "dumps")
"""Parts of names of library code that reads attributes which no code of the program names."""


def for_function(context: Context, function: int) -> Answer:
    """Refuse where a reader cannot be seen."""
    if context.program.cls(function) is None:
        return _made_by_decorator(context, function) or _made_by_call(context, function)
    if context.program.method_kind(function) not in ("property", "cached property"):
        return _made_by_call(context, function)
    return next(_unseen(context, function), None)


def _made_by_decorator(context: Context, function: int) -> Answer:
    """``@property`` above the wrapper in a decorator: reads of what is decorated are not told from other reads."""
    kind = methods.method_kind(context.program.state, function, context.program.scope(function))
    if kind not in ("property", "cached property"):
        return None
    message = f"{context.name(function)} makes properties, which cannot be awaited where they are read"
    return context.function_obstacle("QAM107", function, message, "write @property above each method, or make them methods")


def _made_by_call(context: Context, function: int) -> Answer:
    """``size = property(get_size)``: its reads are not told from other reads."""
    state = context.program.state
    if "makers of properties" not in context.known:
        makers = frozenset(state.values.of(Kind.EXT, name) for name in ("builtins.property", "functools.cached_property"))
        context.known["makers of properties"] = [c for c in state.calls if not makers.isdisjoint(c.targets)]
    own = state.values.of(Kind.FUNC, function)
    calls: list[Call] = context.known["makers of properties"]
    for call in calls:
        if own in held(context, call):
            message = f"{context.name(function)} is made a property by a call"
            return Obstacle("QAM107", call.file, call.place, call.scope, message, "write @property above it, or make it a method")
    return None


def _unseen(context: Context, function: int) -> Iterator[Obstacle]:
    program, state = context.program, context.program.state
    name = program.scope(function).name
    cls = program.cls(function)
    assert cls is not None
    values = frozenset(state.values.of(Kind.INST, c) for c in kin(context, cls))
    for call, reader, given in _readers(context):
        named = f"'{name}'" in call.constants.values() or f'"{name}"' in call.constants.values()
        if reader in _BY_NAME and reader != "inspect.getmembers" and not named:
            continue
        if reader == "operator.attrgetter" or not values.isdisjoint(given):
            shown = reader.removeprefix("builtins.")
            message = f"the property {context.name(function)} calls the client and may be read by {shown} here"
            yield Obstacle("QAM107", call.file, call.place, call.scope, message, _HELP)
    yield from _syntactic(context, function, name, values)
    yield from _formatted(context, function, name)


def _readers(context: Context) -> list[tuple[Call, str, set[int]]]:
    """Calls of library code that reads attributes, with the values that they are given: looked for once."""
    found: list[tuple[Call, str, set[int]]] | None = context.known.get("readers of attributes")
    if found is None:
        state = context.program.state
        found = context.known["readers of attributes"] = []
        for call in state.calls:
            dotted = (str(state.item(v)[1]) for v in call.targets if state.kind(v) in (Kind.EXT, Kind.MEM))
            reader = next((d for d in dotted if _reads_attributes(d)), None)
            if reader is not None:
                found.append((call, reader, held(context, call)))
    return found


def _reads_attributes(dotted: str) -> bool:
    last = dotted.rpartition(".")[2].lower()
    return dotted in _BY_NAME or any(part in last for part in _TEMPLATES)


def _formatted(context: Context, function: int, name: str) -> Iterator[Obstacle]:
    """Format strings that name the attribute: ``"{0.size}"``, ``"{store.size:>4}"``."""
    field = re.compile(r"\{[^{}!:]*\." + re.escape(name) + r"\b")
    for file in context.files_with(name):
        looks_like = field.search(context.syntax(file).text)  # strings are told apart where there is anything to find
        for text, place in _texts(context, file) if looks_like else ():
            if field.search(text.replace("{{", "").replace("}}", "")):
                message = f"the property {context.name(function)} calls the client and is read by a format string"
                yield Obstacle("QAM107", file, place, context.module_scope(file), message, _HELP)


def _texts(context: Context, file: int) -> list[tuple[str, Place]]:
    """Plain strings of a file that look like format strings."""
    known: dict[int, list[tuple[str, Place]]] = context.known.setdefault("format strings", {})
    if file not in known:
        tree = context.syntax(file).tree
        parts = {v for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        known[file] = [
            (n.value, (n.lineno, n.col_offset, n.end_lineno or 0, n.end_col_offset or 0))
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and "{" in n.value and n not in parts
        ]
    return known[file]


def _syntactic(context: Context, function: int, name: str, values: frozenset[int]) -> Iterator[Obstacle]:
    """Patterns and augmented assignments, which read without an expression of their own."""
    program = context.program
    files = {program.file(function), *(program.uses[n].file for n in program.uses_of.get(function, ()))}
    graph = program.state.graph
    files |= {read.file for read in program.state.reads["attribute"] if not values.isdisjoint(graph.values(read.node))}
    for file in sorted(files & set(context.files_with(name))):
        for node in ast.walk(context.syntax(file).tree):
            pattern = isinstance(node, ast.MatchClass) and name in node.kwd_attrs
            changed = isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute) and node.target.attr == name
            if pattern or changed:
                assert isinstance(node, (ast.MatchClass, ast.AugAssign))
                place = (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)
                message = f"the property {context.name(function)} calls the client and is read here, where nothing can be awaited"
                yield Obstacle("QAM107", file, place, function, message, _HELP)


def for_use(context: Context, use: Use) -> Answer:
    """Refuse reads that are not always of this property."""
    if use.role is not Role.PROPERTY or not context.waits(use) or use.asynchronous:
        return None
    if any(_made_by_call(context, f) for f in use.functions):
        return None
    names = [context.name(f) for f in use.functions if context.becomes_awaitable(f)]
    node = context.syntax(use.file).expression(use.place)
    if use.how == "*" or _is_computed(node):
        message = f"the property {names[0]} calls the client and may be read here, by a name that is not known"
        return context.obstacle("QAM107", use, message, _HELP)
    if node is None:
        message = f"the property {names[0]} calls the client and is read in a pattern, where nothing can be awaited"
        return context.obstacle("QAM107", use, message, _HELP)
    if isinstance(node, ast.Call) and len(node.args) + len(node.keywords) > 2:
        message = f"getattr with a default may give something else than the property {names[0]}"
        return context.obstacle("QAM107", use, message, "read it by its name")
    objects = {value for read in _reads(context, use.file, use.place) for value in context.program.state.graph.values(read.node)}
    if not all(_is_property(context, use, value) for value in objects):
        message = f"what is read here is not always the property {names[0]}, which calls the client"
        return context.obstacle("QAM107", use, message, _HELP)
    return None


def _is_computed(node: ast.expr | None) -> bool:
    """``getattr(object, name)`` where the name is no constant."""
    match node:
        case ast.Call(func=ast.Name(id="getattr"), args=[_, name, *_]):
            return not isinstance(name, ast.Constant)
    return False


def _reads(context: Context, file: int, place: Place) -> list[Read]:
    table: dict[tuple[int, Place], list[Read]] = context.known.get("reads", {})
    if not table:
        for read in context.program.state.reads["attribute"]:
            table.setdefault((read.file, read.place), []).append(read)
        context.known["reads"] = table
    return table.get((file, place), [])


def _is_property(context: Context, use: Use, value: int) -> bool:
    """The attribute of this value is a property that turns async."""
    state = context.program.state
    item = state.item(value)
    if item[0] != Kind.INST:
        return False
    below = [c for c in classes.descendants(state, item[1]) if state.cell(c, use.how) is not None]
    found = classes.find(state, item[1], use.how)
    owners = below + ([found[0]] if found is not None else [])
    functions = [f for owner in owners for f in classes.methods(state, owner).get(use.how, [])]
    getters = [f for f in functions if context.program.method_kind(f) in ("property", "cached property")]
    turned = bool(owners) and all(context.becomes_awaitable(f) for f in getters)
    return turned and {context.program.cls(f) for f in getters} == set(owners)
