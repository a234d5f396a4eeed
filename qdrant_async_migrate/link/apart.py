"""Classes whose objects are told apart by the places that make them: small ones that keep what they are given and give it back,
of which there are several that hold different things. ``stores = Registry()`` and ``formatters = Registry()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qdrant_async_migrate.link import classes, holding, members, methods, raised
from qdrant_async_migrate.link.copying import Copy, Wish
from qdrant_async_migrate.link.flow import settle
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op, ScopeKind

_MOST_NODES = 600
"""Of a class with its bases: larger ones are no mere keepers."""
_LEAST = 2
_MOST_PLACES = 40
_MOST_COPIED = 20_000
"""Nodes of all copies together."""
_LARGE = 500_000
"""Variables and expressions of a program that is not solved a second time for this."""
_CROWD = 50
"""Things in the objects of one class: of more it is not known where they come from."""
_DEPTH = 3
"""Containers in containers that are looked into for what an object keeps."""
_KEPT = frozenset({Kind.FUNC, Kind.BOUND, Kind.CLASS, Kind.INST, Kind.OBJ, Kind.XCLS, Kind.PARTIAL, Kind.MEM})
_SPECIAL = frozenset("__new__ __init_subclass__ __class_getitem__ __set_name__ __getattribute__ __get__ __set__".split())
_DECORATORS = ("builtins.property", "builtins.staticmethod", "abc.", "contextlib.", "functools.wraps", "typing.", "dataclasses.")


def wishes(state: State) -> list[Wish]:
    """Which places get classes of their own, as far as that can tell more than there is known."""
    if not state.references or len(state.graph.held) > _LARGE:
        return []
    places: dict[int, list[Call]] = {}
    for call in state.calls:
        for value in call.targets:
            if state.kind(value) == Kind.CLASS:
                places.setdefault(state.item(value)[1], []).append(call)
    found: list[Wish] = []
    room, hot = _MOST_COPIED, _Hot(state)
    for cls in sorted(places):
        calls = _first_of_places(places[cls])
        line = classes.order(state, cls)
        size = sum(_size(state, c) for c in line) * len(calls)
        if _LEAST <= len(calls) <= _MOST_PLACES and size <= room and _is_worth_it(state, cls, line, calls, hot):
            room -= size
            chain = tuple((state.scope_file[c], c - state.scope_base[state.scope_file[c]]) for c in line)
            found += [Wish(call.file, call.place, chain) for call in calls]
    return found


def _first_of_places(calls: Sequence[Call]) -> list[Call]:
    return list({(call.file, call.place): call for call in calls}.values())


def _size(state: State, cls: int) -> int:
    _, _, first, last, _ = state.scopes[cls].extent
    return last - first


def _is_worth_it(state: State, cls: int, line: Sequence[int], calls: Sequence[Call], hot: _Hot) -> bool:
    if sum(_size(state, c) for c in line) > _MOST_NODES:
        return False
    if classes.keeping_bases(state, cls) or classes.client_base(state, cls) or classes.is_enum(state, cls):
        return False
    if raised.is_exception(state, cls) or any(classes.is_protocol(state, c) or c in state.record_bases for c in line):
        return False
    kept = _kept(state, state.values.of(Kind.INST, cls))
    differ = any(not kept <= _handed(state, call) for call in calls)
    is_hot = 1 < len(kept) < _CROWD and differ and any(map(hot.leads_to_client, kept))
    return is_hot and all(_is_plain(state, c) for c in line)


def _handed(state: State, call: Call) -> set[Value]:
    """What a place makes its object with."""
    nodes = [a for a in call.args if isinstance(a, int)] + [node for _, node in call.keywords]
    return {value for node in nodes for value in state.graph.values(node)}


class _Hot:
    """What may call a client, with all that calls it, by the calls that are known."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._functions: set[int] | None = None

    def leads_to_client(self, value: Value) -> bool:
        state, item = self._state, self._state.item(value)
        if item[0] in (Kind.OBJ, Kind.XCLS):
            return bool(state.known.is_client(item[1]))
        if item[0] == Kind.PARTIAL:
            return self.leads_to_client(state.partials[item[1]][1])
        if item[0] in (Kind.CLASS, Kind.INST):
            line = (c for cls in (item[1], *classes.descendants(state, item[1])) for c in classes.order(state, cls))
            return any(f in self.functions() for c in line for some in classes.methods(state, c).values() for f in some)
        return item[0] in (Kind.FUNC, Kind.BOUND) and item[1] in self.functions()

    def functions(self) -> set[int]:
        if self._functions is None:
            calling, queue = self._calling()
            self._functions = set(queue)
            for function in queue:
                fresh = calling.get(function, set()) - self._functions
                self._functions |= fresh
                queue.extend(fresh)
        return self._functions

    def _calling(self) -> tuple[dict[int, set[int]], list[int]]:
        """By function those that call it; and those that call a client."""
        state, calling, first = self._state, dict[int, set[int]](), set[int]()
        for call in state.calls:
            for item in map(state.item, call.targets):
                if item[0] in (Kind.FUNC, Kind.BOUND):
                    calling.setdefault(item[1], set()).add(call.scope)
                elif item[0] in (Kind.XCLS, Kind.DYN) or (item[0] == Kind.MEM and members.client_of(state, item[2])):
                    first.add(call.scope)
        return calling, sorted(first)


def _is_plain(state: State, cls: int) -> bool:
    """Its body has methods and nothing that its objects share; no code of the program looks at it as a class."""
    file = state.scope_file[cls]
    scope = state.scopes[cls]
    inside = state.files[file].scopes[cls - state.scope_base[file] + 1 : scope.extent[4]]
    if scope.kind is not ScopeKind.CLASS or not scope.extent[1] or any(s.kind is ScopeKind.CLASS for s in inside):
        return False
    own = classes.methods(state, cls)
    if not _SPECIAL.isdisjoint(own) or not all(_may_be_copied(state, f) for functions in own.values() for f in functions):
        return False
    first, last = (state.node_base[file] + n for n in scope.extent[2:4])
    if any(first <= node < last for node in state.named):
        return False  # what names a parameter may be is counted over all calls
    data = [state.node_in(cls, node) for name, node in scope.cells.items() if name not in own]
    given = [node for (owner, _), node in state.class_cells.items() if owner == cls]
    made = state.class_node.get(cls, -1) - state.node_base[file]
    is_meta = any(op[0] == Op.BUILD and op[1] == made for op in state.files[file].ops)
    shared = {value for node in (*data, *given) for value in state.graph.values(node)}
    return not is_meta and all(_is_empty(state, value) for value in shared)


def _is_empty(state: State, value: Value) -> bool:
    """What fields are declared to be, or begin with: nothing is shared by it."""
    item = state.item(value)
    if item[0] == Kind.CONT:
        return not any(state.graph.values(node) for _, node in state.slots(value))
    return item[0] == Kind.OBJ and str(item[1]).startswith(("builtins.", "typing."))


def _may_be_copied(state: State, function: int) -> bool:
    names = [methods.spelled(state, function, d.dotted) for d in state.scopes[function].decorators]
    return all(name.startswith((*_DECORATORS, ":")) for name in names)


def _kept(state: State, owner: Value) -> set[Value]:
    """What an object keeps in its attributes, also in containers."""
    found, holders = set[Value](), {owner}
    seen: set[Value] = set()
    for _ in range(_DEPTH):
        seen |= holders
        held = {v for holder in holders for v in _held(state, holder)}
        found |= {v for v in held if state.kind(v) in _KEPT}
        holders = {v for v in held if state.kind(v) == Kind.CONT} - seen
    return found


def _held(state: State, holder: Value) -> Iterator[Value]:
    owners = [holder, holding.held_by(state, holder)] if state.kind(holder) == Kind.INST else [holder]
    for owner in owners:
        for _, node in state.slots(owner):
            yield from state.graph.values(node)


def connect(state: State, asked: Sequence[Wish], copies: Sequence[Copy]) -> None:
    """Let each place make objects of its copy, which derives from copies of the bases as the class does from these."""
    for number, wish in enumerate(asked):
        own = {original(state, c): copied(state, c) for c in copies if c.wish == number}
        for cls, copy in own.items():
            state.copies[copy] = cls
            above = [state.item(base) for base in state.bases.get(cls, ())]
            state.bases[copy] = [state.values.of(*(i[0], own.get(i[1], i[1]), *i[2:])) for i in above]
            state.bases[copy].append(state.values.of(Kind.CLASS, cls))
        first = next(iter(own))
        state.made_apart[first, wish.file, wish.place] = own[first]
    state.lines.clear()


def original(state: State, copy: Copy) -> int:
    return state.scope_of(copy.file, copy.cls)


def copied(state: State, copy: Copy) -> int:
    return state.scope_of(copy.file, copy.cls + copy.scopes)


def fill(state: State, copies: Sequence[Copy]) -> None:
    """Where a declared object comes from nowhere in the program, it may be any of its class. Who calls the methods of the copies
    is known."""
    inside = {node for copy in copies for node in own_nodes(state, copy)}
    declared = [(target, cls) for target, cls in state.declared_copied if target not in inside]
    while any(_filled(state, target, cls) for target, cls in declared):
        settle(state)


def own_nodes(state: State, copy: Copy) -> Iterator[int]:
    """The nodes of a class and those of its copy."""
    base, (_, _, first, last, _) = state.node_base[copy.file], state.files[copy.file].scopes[copy.cls].extent
    for node in range(base + first, base + last):
        yield node
        yield node + copy.nodes


def _filled(state: State, target: int, cls: int) -> bool:
    line = {cls, *classes.descendants(state, cls)}
    every = [state.values.of(Kind.INST, c) for c in (*sorted(line), *(copy for copy, of in state.copies.items() if of in line))]
    variables = state.graph.targets(target) or (target,)
    empty = [node for node in variables if state.graph.values(node).isdisjoint(every)]
    for node in empty:
        state.graph.add(node, every)
    return bool(empty)
