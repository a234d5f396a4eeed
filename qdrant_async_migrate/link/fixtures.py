"""Values that reach a parameter by its name: a test framework's fixtures, in the same file or in a ``conftest`` above it."""

from __future__ import annotations

from qdrant_async_migrate.link import methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Decorator, Op, ScopeKind

_EVERYWHERE = "conftest"


def provider(state: State, function: int) -> str:
    """The name under which a function of the program is offered to parameters, or ``""``."""
    for decorator in state.scopes[function].decorators:
        if is_maker(state, function, decorator):
            return _given_name(state, function, decorator) or state.scopes[function].name
    return ""


def is_maker(state: State, function: int, decorator: Decorator) -> bool:
    """The decorator makes a function a fixture."""
    effect = state.known.effect(methods.spelled(state, function, decorator.dotted))
    return effect is not None and effect.kind == "fixture"


def _given_name(state: State, function: int, decorator: Decorator) -> str:
    """``@fixture(name="client")``: another name than that of the function."""
    if not decorator.called:
        return ""
    for op in state.files[state.scope_file[function]].ops:
        if op[0] == Op.CALL and op[7] == decorator.place:
            return dict(op[5]).get("name", "").strip("'\"")  # type: ignore[call-overload, no-any-return]
    return ""


def all_providers(state: State) -> list[int]:
    """Every function that is offered to parameters."""
    decorated = (f for f, scope in enumerate(state.scopes) if scope.kind is ScopeKind.FUNCTION and scope.decorators)
    return [f for f in decorated if provider(state, f)]


def connect(state: State) -> None:
    """Let every fixture flow into the parameters that ask for it."""
    providers: dict[str, list[int]] = {}
    for function in all_providers(state):
        providers.setdefault(provider(state, function), []).append(function)
    for function, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.FUNCTION and (scope.name.startswith("test") or provider(state, function)):
            for param in scope.params:
                if param.name in state.known.provided and param.name not in providers:
                    given = state.values.of(Kind.OBJ, state.known.provided[param.name], -1)
                    state.graph.add(state.node_in(function, param.node), [given])
                offered = [s for s in providers.get(param.name, ()) if s != function]
                for source in [s for s in offered if visible(state, s, function)] or offered:
                    state.fixtures.append((source, function, param))
                    flow(state, source, state.node_in(function, param.node))


def flow(state: State, source: int, target: int) -> None:
    """What a fixture gives reaches a node."""
    scope = state.scopes[source]
    state.graph.edge(state.node_in(source, scope.yields if scope.is_generator else scope.returns), target)


def visible(state: State, source: int, user: int) -> bool:
    """The fixture is in the same file, imported, or in a ``conftest`` above; others come by ways that only running tells."""
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
