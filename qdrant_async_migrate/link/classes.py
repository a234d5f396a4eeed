"""Classes of the program: method resolution order, subclasses, and where a name of a class comes from."""

from __future__ import annotations

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import ScopeKind


def register_base(state: State, cls: int, value: int) -> None:
    """``value`` is one of the bases of ``cls``."""
    bases = state.bases.setdefault(cls, [])
    item = state.item(value)
    if value in bases or item[0] not in (Kind.CLASS, Kind.EXT, Kind.XCLS):
        return
    bases.append(value)
    if item[0] == Kind.CLASS and item[1] != cls:
        state.subclasses.setdefault(item[1], []).append(cls)


def order(state: State, cls: int) -> list[int]:
    """Method resolution order over the classes of the program (depth first, a class after all of its subclasses)."""
    found: list[int] = []

    def visit(current: int, above: frozenset[int]) -> None:
        if current in above:
            return
        if current in found:
            found.remove(current)
        found.append(current)
        for base in state.bases.get(current, ()):
            item = state.item(base)
            if item[0] == Kind.CLASS:
                visit(item[1], above | {current})

    visit(cls, frozenset())
    return found


def foreign_bases(state: State, cls: int) -> list[str]:
    """Dotted names of the library classes that ``cls`` derives from, through the program's own."""
    names: list[str] = []
    for current in order(state, cls):
        for base in state.bases.get(current, ()):
            item = state.item(base)
            if item[0] in (Kind.EXT, Kind.XCLS) and item[1] not in names:
                names.append(item[1])
    return names


def client_base(state: State, cls: int) -> str | None:
    """The client class that ``cls`` derives from, if it does."""
    return next((name for name in foreign_bases(state, cls) if state.known.is_client(name)), None)


def descendants(state: State, cls: int) -> list[int]:
    """All subclasses in the program, nearest first."""
    found: list[int] = []
    queue = list(state.subclasses.get(cls, ()))
    while queue:
        current = queue.pop(0)
        if current not in found and current != cls:
            found.append(current)
            queue.extend(state.subclasses.get(current, ()))
    return found


def find(state: State, cls: int, name: str, after: int | None = None) -> tuple[int, int] | None:
    """The class whose body binds ``name`` for ``cls`` and the node of the binding; ``after``: for ``super()``."""
    line = order(state, cls)
    if after is not None and after in line:
        line = line[line.index(after) + 1 :]
    for current in line:
        node = state.cell(current, name)
        if node is not None:
            return current, node
    return None


def methods(state: State, cls: int) -> dict[str, list[int]]:
    """Functions defined in the body of ``cls``, by name."""
    found: dict[str, list[int]] = {}
    base = state.scope_base[state.scope_file[cls]]
    for local, scope in enumerate(state.files[state.scope_file[cls]].scopes):
        if scope.parent >= 0 and base + scope.parent == cls and scope.kind is ScopeKind.FUNCTION:
            found.setdefault(scope.name, []).append(base + local)
    return found
