"""Values that reach a parameter by its name: a test framework's fixtures, in the same file or in a ``conftest`` above it."""

from __future__ import annotations

from qdrant_async_migrate.link import attributes
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.model.facts import ScopeKind

_EVERYWHERE = "conftest"


def provider(state: State, function: int) -> str:
    """The name under which a function of the program is offered to parameters, or ``""``."""
    for decorator in state.scopes[function].decorators:
        effect = state.known.effect(attributes.spelled(state, function, decorator.dotted))
        if effect is not None and effect.kind == "fixture":
            return state.scopes[function].name
    return ""


def connect(state: State) -> None:
    """Let every fixture flow into the parameters that ask for it."""
    providers: dict[str, list[int]] = {}
    for function, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.FUNCTION and scope.decorators and (name := provider(state, function)):
            providers.setdefault(name, []).append(function)
    if not providers:
        return
    for function, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.FUNCTION and (scope.name.startswith("test") or provider(state, function)):
            for param in scope.params:
                for source in providers.get(param.name, ()):
                    if source != function and _visible(state, source, function):
                        state.fixtures.append((source, function, param))
                        _flow(state, source, state.node_in(function, param.node))


def _flow(state: State, source: int, target: int) -> None:
    scope = state.scopes[source]
    state.graph.edge(state.node_in(source, scope.yields if scope.is_generator else scope.returns), target)


def _visible(state: State, source: int, user: int) -> bool:
    if state.scope_file[source] == state.scope_file[user]:
        return True
    here = state.files[state.scope_file[user]]
    there = state.files[state.scope_file[source]]
    if state.scopes[source].name in here.scopes[0].cells:
        return True
    if there.path.rsplit("/", 1)[-1].removesuffix(".py") != _EVERYWHERE:
        return False
    folder = there.path.rsplit("/", 1)[0] + "/" if "/" in there.path else ""
    return here.path.startswith(folder)
