"""Names that a module has only once somebody asks for one: ``def __getattr__(name)`` in a module or package (PEP 562).

What the function returns by name is one of them. Where that says nothing (``getattr(import_module(HOMES[name], __name__),
name)``, ``__getattr__ = attach(...)``), any module of the package that defines the name may be where it is from. A name
that has no such home is not known: what the function returns for other names says nothing about it.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind

GETTER = "__getattr__"
_BUILT_IN = frozenset(dir(builtins))


def asked(state: State, file: int, name: str) -> int | None:
    """The node of a name that a module does not bind itself and that its ``__getattr__`` may give."""
    if state.cell(state.scope_base[file], GETTER) is None or name.startswith("__"):
        return None
    node = state.lazy.get((file, name))
    if node is None:
        node = state.lazy[file, name] = state.graph.node()
    return node


def asked_at_last(state: State, file: int, name: str, target: int) -> None:
    """Ask a module for a name if nothing is found that ``target`` holds otherwise."""
    if state.cell(state.scope_base[file], GETTER) is not None and not name.startswith("_") and name not in _BUILT_IN:
        state.perhaps_lazy.append((file, name, target))


def asked_by_star(state: State, file: int, name: str, target: int) -> None:
    """``from module import *`` asks for the names that ``__all__`` lists."""
    if state.cell(state.scope_base[file], "__all__") is not None:
        asked_at_last(state, file, name, target)


def connect(state: State) -> bool:
    """Look for names that were not looked for yet, and for what is returned for them; True if there is more to solve."""
    _ask_the_rest(state)
    missing = [key for key in state.lazy if key not in state.looked_for]
    for file, name in missing:
        homes = state.looked_for[file, name] = list(_homes(state, file, name))
        for home in homes:
            state.graph.edge(home, state.lazy[file, name])
    given = [(key, node) for key in state.lazy if key not in state.given_lazily for node in _returned(state, key)]
    for key, node in given:
        state.given_lazily.add(key)
        state.graph.edge(node, state.lazy[key])
    return bool(missing or given)


def _ask_the_rest(state: State) -> None:
    rest, state.perhaps_lazy = state.perhaps_lazy, []
    for file, name, target in rest:
        node = None if state.graph.values(target) else asked(state, file, name)
        if node is not None:
            state.graph.edge(node, target)


def _returned(state: State, key: tuple[int, str]) -> Iterator[int]:
    """What the function returns, if that is known of all that it returns, or what else it may be is."""
    getter = state.cell(state.scope_base[key[0]], GETTER)
    for _, item in state.each(state.graph.values(-1 if getter is None else getter)):
        if item[0] == Kind.FUNC and state.scopes[item[1]].returns >= 0:
            node = state.node_in(item[1], state.scopes[item[1]].returns)
            known = [bool(state.graph.values(source)) for source in state.returned.get(node, ())]
            if any(known) and (all(known) or state.looked_for[key]):
                yield node


def _homes(state: State, file: int, name: str) -> Iterator[int]:
    package = state.files[file].module
    for module, other in state.file_of.items() if state.files[file].is_package else ():
        if module.startswith(f"{package}.") and (node := state.known_cell(other, name)) is not None:
            state.demanded.add(module)
            yield node
