"""Functions that the language calls and whose result it uses at once: they cannot be coroutines."""

from __future__ import annotations

from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.model.facts import ScopeKind

ORDER = 30
_CONVERTIBLE = frozenset(
    "__call__ __enter__ __exit__ __iter__ __next__ __init__ __post_init__ __aenter__ __aexit__ __aiter__ __anext__".split()
)


def for_function(context: Context, function: int) -> Answer:
    """Refuse dunder methods, setters, cached properties and generators that are sent values."""
    scope = context.program.scope(function)
    if scope.kind is not ScopeKind.FUNCTION:
        return None
    name = context.name(function)
    kind = context.program.method_kind(function)
    if kind == "setter":
        return context.function_obstacle("QAM107", function, f"the setter {name} cannot await", "make it a method: async def set_...")
    if kind == "cached property":
        message = f"{name} is a cached property: it would keep a coroutine, which can be awaited only once"
        return context.function_obstacle("QAM107", function, message, "cache the result in an attribute of an async method instead")
    dunder = scope.name.startswith("__") and scope.name.endswith("__")
    if dunder and scope.name not in _CONVERTIBLE and context.program.cls(function) is not None:
        message = f"{name} is called by the language itself and cannot be awaited"
        return context.function_obstacle("QAM113", function, message, f"offer an async method instead, e.g. {_OFFER.get(scope.name, 'fetch()')}")
    if scope.is_generator and scope.sent:
        message = f"{name} is a generator that returns a value or is sent values, which an async generator cannot"
        return context.function_obstacle("QAM110", function, message, "yield the value last, or collect the results in a list")
    return None


_OFFER = {
    "__len__": "async def size()",
    "__contains__": "async def has(key)",
    "__getitem__": "async def get(key)",
    "__del__": "async def close(), called on shutdown",
    "__bool__": "async def exists()",
}
