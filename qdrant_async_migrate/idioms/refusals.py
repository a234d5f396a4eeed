"""Functions that the language calls and whose result it uses at once: they cannot be coroutines."""

from __future__ import annotations

import re

from qdrant_async_migrate.idioms import cached_properties
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.link import classes
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Obstacle

ORDER = 58
"""After the idioms for some of these methods."""
_CONVERTIBLE = frozenset("__call__ __aenter__ __aexit__ __aiter__ __anext__".split())
_OF_MODULES = frozenset({"__getattr__", "__dir__"})
"""Functions that the language asks a module for."""
_CONSTRUCTORS = frozenset({"__init__", "__post_init__", "__new__"})


def for_function(context: Context, function: int) -> Answer:
    """Refuse dunder methods, setters, cached properties and generators that are sent values."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION:
        return None
    name = context.name(function)
    kind = context.program.method_kind(function)
    if kind == "setter":
        return context.function_obstacle(
            "QAM107", function, f"the setter {name} cannot await", "make it a method: async def set_..."
        )
    if kind == cached_properties.KIND and not cached_properties.is_kept(context, function):
        message = f"{name} is a cached property: it would keep a coroutine, which can be awaited only once"
        return context.function_obstacle(
            "QAM107", function, message, "cache the result in an attribute of an async method instead"
        )
    twin = _async_twin(context, function)
    if twin:
        message = f"{name} has an async form already: {twin}"
        return context.function_obstacle("QAM114", function, message, f"callers in coroutines can use {twin}")
    pair = _async_class(context, function)
    if pair is not None:
        return pair
    if scope.name in _CONSTRUCTORS and context.program.cls(function) is not None:
        help_ = "move what talks to the server into 'async def setup(self)' and await that after construction"
        return context.function_obstacle("QAM106", function, f"{name} cannot be a coroutine function", help_)
    dunder = scope.name.startswith("__") and scope.name.endswith("__")
    if (
        dunder
        and (scope.name not in _CONVERTIBLE or _makes_objects(context, function))
        and (context.program.cls(function) is not None or scope.qualname in _OF_MODULES)
    ):
        message = f"{name} is called by the language itself and cannot be awaited"
        return context.function_obstacle(
            "QAM113", function, message, f"offer an async method instead, e.g. {_OFFER.get(scope.name, 'fetch()')}"
        )
    if scope.is_generator and scope.sent:
        message = f"{name} is a generator that returns a value or is sent values, which an async generator cannot"
        return context.function_obstacle("QAM110", function, message, "yield the value last, or collect the results in a list")
    return None


def _makes_objects(context: Context, function: int) -> bool:
    """``__call__`` of a metaclass runs where an object is made."""
    cls = context.program.cls(function)
    return cls is not None and "builtins.type" in classes.foreign_bases(context.program.state, cls)


def _async_twin(context: Context, function: int) -> str:
    """A coroutine function beside this one whose name says that it is the same, async."""
    name = context.program.scope(function).name
    wanted = {f"a{name}", f"async_{name}", f"{name}_async", f"aio_{name}", f"_a{name.lstrip('_')}"} - {name}
    for other in context.functions_of_file(context.program.file(function)):
        scope = context.program.scope(other)
        if scope.is_async and scope.name in wanted and context.program.parent(other) == context.program.parent(function):
            return scope.name
    return ""


def _async_class(context: Context, function: int) -> Obstacle | None:
    """The class of the method stands beside one that is the same, async: ``Store`` or ``SyncStore``, and ``AsyncStore``."""
    program = context.program
    cls = program.cls(function)
    if cls is None or program.scope(function).name not in _twin_methods(context).get(cls, (-1, frozenset()))[1]:
        return None
    twin = _twin_methods(context)[cls][0]
    own, other = program.scope(cls).name, program.scope(twin).name
    first = min(
        f for f in context.solution.turned if program.cls(f) == cls and program.scope(f).name in _twin_methods(context)[cls][1]
    )
    message = f"{own} has an async form already: {other} ({program.facts(twin).path}:{program.scope(twin).place[0]})"
    return context.function_obstacle("QAM114", first, message, f"callers in coroutines can use {other}")


def _twin_methods(context: Context) -> dict[int, tuple[int, frozenset[str]]]:
    """For each class with an async form in the same package: that form, and the methods that both have, async in the other."""
    found: dict[int, tuple[int, frozenset[str]]] | None = context.memo.get("twin classes")
    if found is None:
        found = context.memo["twin classes"] = {}
        named: dict[tuple[str, str], list[int]] = {}
        for number, scope in enumerate(context.program.state.scopes):
            if scope.kind is ScopeKind.CLASS:
                package = context.program.facts(number).module.partition(".")[0]
                named.setdefault((package, _MARK.sub("", scope.name)), []).append(number)
        for same in named.values():
            marked = [c for c in same if _ASYNC.search(context.program.scope(c).name)]
            if len(same) > 1 and len(marked) == 1:
                found.update((c, (marked[0], _shared(context, c, marked[0]))) for c in same if c != marked[0])
    return found


def _shared(context: Context, cls: int, twin: int) -> frozenset[str]:
    """Names of the methods of ``cls`` that are coroutine functions in ``twin``; none if most of them are not."""
    state = context.program.state
    own = {n for n in classes.methods(state, cls) if not n.startswith("__")}
    theirs = {n for n, fs in classes.methods(state, twin).items() if any(state.scopes[f].is_async for f in fs)}
    both = own & theirs
    return frozenset(both) if 2 * len(both) > len(own) else frozenset()


_ASYNC = re.compile(r"Async|Aio|^async_|_async$")
_MARK = re.compile(r"Async|Aio|Sync|^a?sync_|_a?sync$")
_OFFER = {
    "__enter__": "__aenter__ and 'async with'",
    "__exit__": "__aexit__ and 'async with'",
    "__iter__": "__aiter__ and 'async for'",
    "__next__": "__anext__ and 'async for'",
    "__len__": "async def size()",
    "__contains__": "async def has(key)",
    "__getitem__": "async def get(key)",
    "__del__": "async def close(), called on shutdown",
    "__bool__": "async def exists()",
}
