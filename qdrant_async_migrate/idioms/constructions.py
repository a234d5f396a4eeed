"""Who constructs a class, and who is handed it: what has to follow when building an object takes an ``await``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place, ScopeKind
from qdrant_async_migrate.model.program import Obstacle, Use

CONSTRUCTORS = ("__init__", "__post_init__")
_LOOKS_ONLY = frozenset(
    "typing.TypeVar typing.cast typing.NewType dataclasses.fields dataclasses.is_dataclass inspect.signature inspect.getmembers "
    "inspect.isclass inspect.getdoc".split()
)
"""Callables of libraries that take a class and do not construct it."""
_TARGETS = frozenset({"patch", "patch-attribute", "patch-either", "patch-multiple", "spec"})
"""What is known of callables one argument of which is only looked at: whose attribute is replaced, or what a mock is like."""
_AGAIN = frozenset({"dataclasses.replace", "copy.replace"})
"""Callables that run ``__post_init__`` on a new object."""


def kin(context: Context, cls: int) -> list[int]:
    """The class, its bases and its subclasses in the program."""
    state = context.program.state
    return list(dict.fromkeys([*classes.order(state, cls), *classes.descendants(state, cls)]))


def constructor(context: Context, cls: int) -> int | None:
    """The function that runs when the class is constructed, unless it has several; ``__new__`` where it is the only one."""
    state = context.program.state
    places = [(name, at[0]) for name in CONSTRUCTORS if (at := classes.find(state, cls, name)) is not None]
    if not places and (maker := classes.find(state, cls, "__new__")) is not None:
        places = [("__new__", maker[0])]
    found = [f for name, owner in places for f in classes.methods(state, owner).get(name, [])]
    return found[0] if len(found) == 1 else None


def calls_at(context: Context, file: int, place: Place) -> list[Call]:
    """What the value flow knows of the calls at a place."""
    table: dict[tuple[int, Place], list[Call]] = context.known.get("calls", {})
    if not table:
        for call in context.program.state.calls:
            table.setdefault((call.file, call.place), []).append(call)
        context.known["calls"] = table
    return table.get((file, place), [])


def constructed(context: Context, use: Use) -> list[int] | None:
    """The classes that a call constructs; ``None`` if it may do anything else."""
    state = context.program.state
    targets = [state.item(v) for call in calls_at(context, use.file, use.place) for v in sorted(call.targets)]
    if not targets or any(item[0] != Kind.CLASS for item in targets):
        return None
    return list(dict.fromkeys(item[1] for item in targets))


def handed_away(context: Context, family: list[int]) -> Iterator[Obstacle]:
    """Calls of libraries that get one of the classes and may construct it, and names of them that are looked up as text."""
    state = context.program.state
    values = {state.values.of(Kind.CLASS, c): c for c in family}
    instances = {state.values.of(Kind.INST, c): c for c in family}
    names = {state.scopes[c].name: c for c in family}
    for call, foreign, given, mentions in _handing(context):
        if given:
            for value in sorted(given.intersection(values)):
                shown = context.program.scope(values[value]).name
                yield _obstacle(context, call, f"{shown} is handed to {foreign[0]}, which may construct it")
            if _AGAIN.intersection(foreign) and (again := sorted(given.intersection(instances))):
                yield _obstacle(context, call, f"{foreign[0]} constructs {state.scopes[instances[again[0]]].name} again")
        for name in mentions:
            if name in names:
                yield _obstacle(context, call, f"{name} is looked up by its name as text here")
    yield from _injected(context, set(names))


Handing = tuple[Call, list[str], set[int], list[str]]
"""A call, whose it is, the values that it is given, and the classes of the program that it names as text."""


def _handing(context: Context) -> list[Handing]:
    """Calls of libraries with what they are given, and calls with names of classes: looked for once."""
    found: list[Handing] | None = context.known.get("handing")
    if found is None:
        state = context.program.state
        named = frozenset(scope.name for scope in state.scopes if scope.kind is ScopeKind.CLASS)
        found = context.known["handing"] = [h for call in state.calls if (h := _handed(context, call, named)) is not None]
    return found


def _handed(context: Context, call: Call, named: frozenset[str]) -> Handing | None:
    state = context.program.state
    targets = [state.item(v) for v in call.targets]
    foreign = [str(t[1]) for t in targets if t[0] in (Kind.EXT, Kind.MEM, Kind.OBJ)]
    if not call.targets:
        foreign = ["code that is not known"]
    outside = bool(foreign) and not all(f.startswith("builtins.") or f in _LOOKS_ONLY for f in foreign)
    values = held(context, call, _looked_at(context, call, foreign)) if outside else set()
    mentions = [name for key, text in call.constants.items() if (name := _mentioned(context, key, text)) in named]
    return (call, foreign, values, mentions) if values or mentions else None


def _looked_at(context: Context, call: Call, foreign: list[str]) -> frozenset[str]:
    """Arguments that are only looked at, by position and name: ``patch.object(Store, ...)``, ``Mock(spec=Store)``."""
    effects = [context.catalog.effect(name) for name in foreign]
    if any(e is None or not (e.kind in _TARGETS or _makes_none(call, e.kind)) for e in effects):
        return frozenset()
    return frozenset.intersection(*(frozenset(e.argument.split(",")) for e in effects if e is not None))


def _makes_none(call: Call, kind: str) -> bool:
    """``create_autospec(Store, instance=True)``: not for what constructs; ``make_pass_decorator(Store)`` without ``ensure``."""
    if kind == "looked-for":
        return len(call.args) + len(call.keywords) == 1
    return kind == "autospec" and call.constants.get("instance") == "True"


def held(context: Context, call: Call, apart: frozenset[str] = frozenset()) -> set[int]:
    """Values among the arguments, also in containers, but for arguments ``apart``."""
    state = context.program.state
    nodes = [a[1] if isinstance(a, tuple) else a for n, a in enumerate(call.args) if str(n) not in apart]
    nodes += [node for name, node in call.keywords if name not in apart]
    found: set[int] = set()
    for _ in range(3):
        fresh = set().union(*map(state.graph.values, nodes)) - found
        if not fresh:
            break
        found |= fresh
        nodes = [node for v in fresh if state.kind(v) == Kind.CONT for _, node in state.slots(v)]
    return found


def _mentioned(context: Context, key: object, text: str) -> str:
    """The class whose dotted name, or name as an attribute, is given as text: ``patch("app.Store")``, ``getattr(m, "Store")``."""
    if text[:1] not in "'\"":
        return ""
    module, _, name = text[1:-1].replace(":", ".").rpartition(".")
    modules = context.program.state.modules
    return name if (modules.named(module) in modules.names if module else key == 1) else ""


def _injected(context: Context, names: set[str]) -> Iterator[Obstacle]:
    """A marker without a function asks the framework to construct what the annotation says."""
    for call, marker in _markers(context):
        syntax = context.syntax(call.file)
        node = syntax.find(call.place, ast.Call)
        around = syntax.ancestors(node) if node is not None else iter(())
        annotations = next((a for a in around if isinstance(a, ast.arguments)), None)
        for mentioned in ast.walk(annotations) if annotations is not None else ():
            if isinstance(mentioned, ast.Name) and mentioned.id in names:
                yield _obstacle(context, call, f"{marker}() makes the framework construct {mentioned.id}")
                break


def _markers(context: Context) -> list[tuple[Call, str]]:
    """Calls without arguments of what a framework replaces by an object, with its name: looked for once."""
    found: list[tuple[Call, str]] | None = context.known.get("markers")
    if found is None:
        calls = (call for call in context.program.state.calls if not call.args and not call.keywords)
        found = context.known["markers"] = [(call, name) for call in calls if (name := _marker(context, call))]
    return found


def _marker(context: Context, call: Call) -> str:
    state = context.program.state
    dotted = [str(state.item(v)[1]) for v in call.targets if state.kind(v) == Kind.EXT]
    effects = [effect.kind for name in dotted if (effect := state.known.effect(name)) is not None]
    return dotted[0] if "inject" in effects else ""


def _obstacle(context: Context, call: Call, message: str) -> Obstacle:
    help_ = "construct it in a coroutine and hand over the object, or move what talks to the server into a method of its own"
    return Obstacle("QAM106", call.file, call.place, call.scope, message, help_)
