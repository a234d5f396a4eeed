"""Classes of the program: method resolution order, subclasses, and where a name of a class comes from."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Op, ScopeKind

T = TypeVar("T")
NAMED_TUPLE = "typing.NamedTuple"
PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
_ENUMS = frozenset(f"enum.{name}" for name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum"))


def register_base(state: State, cls: int, value: int) -> None:
    """``value`` is one of the bases of ``cls``."""
    bases = state.bases.setdefault(cls, [])
    item = state.item(value)
    if item[0] == Kind.MEM and item[2] in state.records:
        state.record_bases.setdefault(cls, []).append(item[2])
        value = state.values.of(Kind.EXT, NAMED_TUPLE)
        item = state.item(value)
    if value in bases or item[0] not in (Kind.CLASS, Kind.EXT, Kind.XCLS):
        return
    bases.append(value)
    state.lines.clear()
    if item[0] == Kind.CLASS and item[1] != cls:
        state.subclasses.setdefault(item[1], []).append(cls)


def order(state: State, cls: int) -> list[int]:
    """Method resolution order over the classes of the program (depth first, a class after all of its subclasses)."""
    return _known(state, "order", cls, _order)


def _known(state: State, question: str, cls: int, ask: Callable[[State, int], list[T]]) -> list[T]:
    """The answer, kept until a class gets another base; nobody changes it."""
    answer = state.lines.get((question, cls))
    if answer is None:
        answer = state.lines[(question, cls)] = ask(state, cls)
    return answer


def _order(state: State, cls: int) -> list[int]:
    if not state.bases.get(cls):
        return [cls]
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
    return _known(state, "foreign", cls, _foreign_bases)


def _foreign_bases(state: State, cls: int) -> list[str]:
    names: list[str] = []
    for current in order(state, cls):
        for base in state.bases.get(current, ()):
            item = state.item(base)
            if item[0] in (Kind.EXT, Kind.XCLS) and item[1] not in names:
                names.append(item[1])
    return names


def fields(state: State, cls: int) -> list[str]:
    """The fields that an object is made with, in their order: those that the class declares, and those of a named tuple."""
    return _known(state, "fields", cls, _fields)


def _fields(state: State, cls: int) -> list[str]:
    names: list[str] = []
    for current in reversed(order(state, cls)):
        given = (name for record in state.record_bases.get(current, ()) for name in state.records[record])
        names += [n for n in dict.fromkeys((*given, *state.scopes[current].fields)) if n not in names]
    return names


def match_args(state: State, cls: int) -> list[str]:
    """The attributes that ``case Point(x, y)`` asks for."""
    named = next((list(found) for c in order(state, cls) if (found := state.scopes[c].match_args)), None)
    return fields(state, cls) if named is None else named


def takes_more(state: State, cls: int) -> bool:
    """Code outside takes what it is made with, or a base class that a call gives and of which nothing is known."""
    line = order(state, cls)
    return bool(foreign_bases(state, cls)) or any(len(state.scopes[c].bases) > len(state.bases.get(c, ())) for c in line)


_PLAIN = ("abc.", "builtins.", "collections.", "dataclasses.", "enum.", "typing.", "typing_extensions.")
"""Packages of the language whose classes give their objects to nobody."""


def keeping_bases(state: State, cls: int) -> list[str]:
    """Library classes that ``cls`` derives from and that may give its objects to code outside, or call what is kept in them."""
    names = (name for name in foreign_bases(state, cls) if not name.startswith(_PLAIN) and not state.known.is_client(name))
    return [name for name in names if (row := state.known.row(name)) is None or not row.plain]


def is_enum(state: State, cls: int) -> bool:
    """A class whose attributes are its instances, which it gives when it is iterated over."""
    return not _ENUMS.isdisjoint(foreign_bases(state, cls))


def is_protocol(state: State, cls: int) -> bool:
    """A class that only says what others have: no object is an instance of it alone."""
    return any(state.item(base)[1] in PROTOCOLS for base in state.bases.get(cls, ()))


def client_base(state: State, cls: int) -> str | None:
    """The client class that ``cls`` derives from, if it does."""
    return next((name for name in foreign_bases(state, cls) if state.known.is_client(name)), None)


def descendants(state: State, cls: int) -> list[int]:
    """All subclasses in the program, nearest first; a copy has those of what it is a copy of."""
    cls = state.copies.get(cls, cls)
    return _known(state, "below", cls, _descendants) if cls in state.subclasses else []


def _descendants(state: State, cls: int) -> list[int]:
    found: dict[int, None] = {}
    queue = deque(state.subclasses.get(cls, ()))
    while queue:
        current = queue.popleft()
        if current not in found and current != cls:
            found[current] = None
            queue.extend(state.subclasses.get(current, ()))
    return list(found)


def find(state: State, cls: int, name: str, after: int | None = None) -> tuple[int, int] | None:
    """The class whose body binds ``name`` for ``cls`` and the node of the binding; ``after``: for ``super()``."""
    line = order(state, cls)
    if after is not None and after in line:
        line = line[line.index(after) + 1 :]
        if after in state.copies:  # what it is a copy of is none of its bases
            line = [current for current in line if current not in state.copies.values()]
    for current in line:
        local = state.scopes[current].cells.get(name)
        if local is not None:
            return current, state.node_in(current, local)
    return None


def assigned(state: State, cls: int) -> list[str]:
    """The attributes that its methods, and those of its bases, assign to their object."""
    return _known(state, "assigned", cls, _assigned)


def _assigned(state: State, cls: int) -> list[str]:
    found: list[str] = []
    for current in order(state, cls):
        scopes = [state.scopes[f] for functions in methods(state, current).values() for f in functions]
        own = {scope.params[0].node for scope in scopes if scope.params}
        found += [name for node, name in _stores(state, state.scope_file[current]) if node in own]
    return found


def _stores(state: State, file: int) -> list[tuple[int, str]]:
    """What a file assigns to attributes: the node of the object, in the file, and the name."""
    known = state.stores.get(file)
    if known is None:
        ops = state.files[file].ops
        known = state.stores[file] = [(op[1], str(op[2])) for op in ops if op[0] == Op.STORE]  # type: ignore[misc]
    return known


def methods(state: State, cls: int) -> dict[str, list[int]]:
    """Functions defined in the body of ``cls``, by name."""
    file = state.scope_file[cls]
    table = state.members.get(file)
    if table is None:
        table = state.members[file] = _members(state, file)
    return table.get(cls, {})


def special(state: State, cls: int, name: str) -> list[int]:
    """The functions of a method that the language calls by its name: defined so, or given the name in the class body."""
    found = find(state, cls, name)
    if found is None:
        return []
    return methods(state, found[0]).get(name) or [i[1] for _, i in state.each(state.graph.values(found[1])) if i[0] == Kind.FUNC]


def _members(state: State, file: int) -> dict[int, dict[str, list[int]]]:
    found: dict[int, dict[str, list[int]]] = {}
    base = state.scope_base[file]
    for local, scope in enumerate(state.files[file].scopes):
        if scope.parent >= 0 and scope.kind is ScopeKind.FUNCTION:
            found.setdefault(base + scope.parent, {}).setdefault(scope.name, []).append(base + local)
    return found
