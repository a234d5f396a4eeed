"""Names that a module has only once somebody asks for one: ``def __getattr__(name)`` in a module or package (PEP 562).

What the function returns by name is one of them. Where that says nothing (``getattr(import_module(HOMES[name], __name__),
name)``, ``__getattr__ = attach(...)``), any module right in the package that defines the name may be where it is from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value

GETTER = "__getattr__"


def asked(state: State, file: int, name: str) -> int | None:
    """The node of a name that a module does not bind itself and that its ``__getattr__`` may give."""
    getter = state.cell(state.scope_base[file], GETTER)
    if getter is None or name.startswith("__"):
        return None
    node = state.lazy.get((file, name))
    if node is None:
        node = state.lazy[file, name] = state.graph.node()
        state.graph.watch(getter, partial(_returned, state, node))
    return node


def _returned(state: State, target: int, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        if item[0] == Kind.FUNC and state.scopes[item[1]].returns >= 0:
            state.graph.edge(state.node_in(item[1], state.scopes[item[1]].returns), target)


def connect(state: State) -> bool:
    """Look for the names of which nothing is known yet; True if there were any."""
    missing = [key for key, node in state.lazy.items() if key not in state.looked_for and not state.graph.values(node)]
    state.looked_for.update(missing)
    for file, name in missing:
        for home in _homes(state, file, name):
            state.graph.edge(home, state.lazy[file, name])
    return bool(missing)


def _homes(state: State, file: int, name: str) -> Iterator[int]:
    package = state.files[file].module
    for module, other in state.file_of.items() if state.files[file].is_package else ():
        if module.rpartition(".")[0] == package and (node := state.known_cell(other, name)) is not None:
            state.demanded.add(module)
            yield node
