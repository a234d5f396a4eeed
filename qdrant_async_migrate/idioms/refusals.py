"""Functions that the language calls and whose result it uses at once: they cannot be coroutines."""

from __future__ import annotations

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 58
"""After the idioms for some of these methods."""
_CONVERTIBLE = frozenset("__call__ __aenter__ __aexit__ __aiter__ __anext__".split())
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
    if kind == "cached property":
        message = f"{name} is a cached property: it would keep a coroutine, which can be awaited only once"
        return context.function_obstacle(
            "QAM107", function, message, "cache the result in an attribute of an async method instead"
        )
    twin = _async_twin(context, function)
    if twin:
        message = f"{name} has an async form already: {twin}"
        return context.function_obstacle("QAM114", function, message, f"callers in coroutines can use {twin}")
    if scope.name in _CONSTRUCTORS and context.program.cls(function) is not None:
        help_ = "move what talks to the server into 'async def setup(self)' and await that after construction"
        return context.function_obstacle("QAM106", function, f"{name} cannot be a coroutine function", help_)
    dunder = scope.name.startswith("__") and scope.name.endswith("__")
    if dunder and scope.name not in _CONVERTIBLE and context.program.cls(function) is not None:
        message = f"{name} is called by the language itself and cannot be awaited"
        return context.function_obstacle(
            "QAM113", function, message, f"offer an async method instead, e.g. {_OFFER.get(scope.name, 'fetch()')}"
        )
    if scope.is_generator and scope.sent:
        message = f"{name} is a generator that returns a value or is sent values, which an async generator cannot"
        return context.function_obstacle("QAM110", function, message, "yield the value last, or collect the results in a list")
    return None


def _async_twin(context: Context, function: int) -> str:
    """A coroutine function beside this one whose name says that it is the same, async."""
    name = context.program.scope(function).name
    wanted = {f"a{name}", f"async_{name}", f"{name}_async", f"aio_{name}", f"_a{name.lstrip('_')}"} - {name}
    for other in context.functions_of_file(context.program.file(function)):
        scope = context.program.scope(other)
        if scope.is_async and scope.name in wanted and context.program.parent(other) == context.program.parent(function):
            return scope.name
    return ""


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
