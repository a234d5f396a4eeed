"""What entering a context manager gives."""

from __future__ import annotations

from functools import partial

from qdrant_async_migrate.link import attributes, methods, protocols
from qdrant_async_migrate.link.effects.use import Use, kind
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind

_CONTEXT_MANAGERS = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})


def is_context_manager(state: State, function: int) -> bool:
    """A generator function that its decorator makes a context manager."""
    decorators = state.scopes[function].decorators
    return any(methods.spelled(state, function, d.dotted) in _CONTEXT_MANAGERS for d in decorators)


@kind("holding")
def _holding(use: Use) -> None:
    """A context manager that gives its argument."""
    use.give(Kind.CM, use.passing())


@kind("closing")
def _closing(use: Use) -> None:
    """The same, and the argument's ``close`` is called at the end."""
    _holding(use)
    _runs(use, "close")


@kind("writes")
def _writes(use: Use) -> None:
    """``print(text, file=x)``: calls ``x.write``, and ``x.flush`` if it is told to."""
    if use.argument(use.effect.argument) >= 0:
        _runs(use, "write")
        _runs(use, "flush")


def _runs(use: Use, method: str) -> None:
    """Calls a method of the argument that passes."""
    state, site, node = use.state, use.site, use.passing()
    read = Read(site.file, site.scope, site.place, node, method, state.graph.node())
    state.graph.watch(node, partial(attributes.load, state, read))
    state.graph.watch(read.result, partial(use.apply, (), (), state.graph.node()))


@kind("enter")
def _enter(use: Use) -> None:
    """``ExitStack.enter_context``."""
    node = use.passing()
    asynchronous = "async" in use.effect.name
    target = use.state.graph.node() if asynchronous else use.result
    read = Read(use.site.file, use.site.scope, use.site.place, node, f"call:{use.effect.name}", target, asynchronous)
    use.state.reads["enter"].append(read)
    use.state.graph.watch(node, partial(protocols.enter, use.state, read))
    if asynchronous:
        use.give(Kind.FUT, target)
