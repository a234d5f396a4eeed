"""Values that reach a parameter by its name: a test framework's fixtures, in the same file or in a ``conftest`` above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from qdrant_async_migrate.link import methods
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Decorator, Op, Param, ScopeKind

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


def offered(state: State) -> Iterator[tuple[int, str]]:
    """Every such function with each name that it is asked for by: its own, and those that modules have it under."""
    providers = all_providers(state)
    yield from ((function, provider(state, function)) for function in providers)
    for file, facts in enumerate(state.files) if providers else ():
        for name in facts.scopes[0].cells:
            for item in map(state.item, sorted(state.graph.values(state.module_cell(file, name)))):
                if item[0] == Kind.FUNC and item[1] in providers:
                    yield item[1], name


def connect(state: State) -> None:
    """Let every fixture flow into the parameters that ask for it."""
    providers: dict[str, list[int]] = {}
    for function in all_providers(state):
        providers.setdefault(provider(state, function), []).append(function)
    asked: dict[str, list[tuple[int, Param]]] = {}
    for function, scope in enumerate(state.scopes):
        if scope.kind is ScopeKind.FUNCTION and (scope.name.startswith("test") or provider(state, function)):
            for param in scope.params if providers else ():
                asked.setdefault(param.name, []).append((function, param))
            for param in scope.params:
                if param.name in state.known.provided and param.name not in providers:
                    given = state.values.of(Kind.OBJ, state.known.provided[param.name], -1)
                    state.graph.add(state.node_in(function, param.node), [given])
                offered = [s for s in providers.get(param.name, ()) if s != function]
                for source in [s for s in offered if visible(state, s, function)] or offered:
                    state.fixtures.append((source, function, param))
                    flow(state, source, state.node_in(function, param.node))
    _connect_renamed(state, asked)


def _connect_renamed(state: State, asked: dict[str, list[tuple[int, Param]]]) -> None:
    for file, facts in enumerate(state.files):
        for name in sorted(facts.scopes[0].cells.keys() & asked.keys()):
            state.graph.watch(state.module_cell(file, name), partial(_renamed, state, file, name, asked[name]))


def _renamed(state: State, file: int, name: str, askers: Sequence[tuple[int, Param]], values: Iterable[Value]) -> None:
    """A fixture that a module has under another name: ``from fixtures import memory_client as client``."""
    for source in _aliased(state, name, values):
        for function, param in askers:
            if (source, function, param) not in state.fixtures and _has(state, file, name, function):
                state.fixtures.append((source, function, param))
                flow(state, source, state.node_in(function, param.node))


def _aliased(state: State, name: str, values: Iterable[Value]) -> Iterator[int]:
    """The fixtures among the values of a module's name that are offered under it and were defined under another."""
    for _, item in state.each(values):
        if item[0] == Kind.FUNC and state.scopes[item[1]].name != name:
            if provider(state, item[1]) == state.scopes[item[1]].name:
                yield item[1]


def _has(state: State, file: int, name: str, user: int) -> bool:
    """The name of a file reaches a test: its own file's, else a ``conftest``'s above it, or a plugin's."""
    own = state.scope_file[user]
    return file == own or (name not in state.files[own].scopes[0].cells and _reaches(state, file, own))


def flow(state: State, source: int, target: int) -> None:
    """What a fixture gives reaches a node."""
    scope = state.scopes[source]
    state.graph.edge(state.node_in(source, scope.yields if scope.is_generator else scope.returns), target)


def visible(state: State, source: int, user: int) -> bool:
    """The fixture is in the same file, imported, or in a ``conftest`` above; others come by ways that only running tells."""
    if state.scope_file[source] == state.scope_file[user]:
        return True
    if state.scopes[source].name in state.files[state.scope_file[user]].scopes[0].cells:
        return True
    return _is_conftest(state, state.scope_file[source]) and _reaches(state, state.scope_file[source], state.scope_file[user])


def _is_conftest(state: State, file: int) -> bool:
    return state.files[file].path.rsplit("/", 1)[-1].removesuffix(".py") == _EVERYWHERE


def _reaches(state: State, file: int, user: int) -> bool:
    """A ``conftest`` serves the files below its folder; a plugin serves all."""
    path = state.files[file].path
    folder = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
    return not _is_conftest(state, file) or state.files[user].path.startswith(folder)
