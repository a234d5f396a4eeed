"""Attributes of what libraries make: of clients always, of others where the catalog has something to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qdrant_async_migrate.link import classes, given, holding, replaced, unbound
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value

CALLED = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.MEM, Kind.CMETH})
"""What ``f.__call__`` is the same for."""
_MANY = 16
"""Values of an object of which one would not say that it is a client."""
LONGEST = 12
"""Segments of the longest chain of attributes that is followed: loops over ``x = x.next`` end."""


def foreign(state: State, read: Read, value: Value) -> None:
    """An attribute of a library's object: of a client always, of others where the catalog has something to say."""
    item = state.item(value)
    dotted = item[1]
    if item[0] == Kind.MEM:
        dotted = state.known.returns(dotted) or dotted
    name = state.known.canonical(f"{dotted}.{read.name}")
    if read.name == "__dict__" and item[0] == Kind.OBJ:
        state.graph.add(read.result, [holding.as_dict(state, value)])
    if read.name == "__class__":
        state.graph.add(read.result, given.class_of(state, value))
        return
    if "*" in read.name:
        if client_of(state, value):
            state.graph.add(read.result, [state.values.of(Kind.DYN, value)])
    elif item[0] == Kind.MEM and _is_strange(state, value):
        state.graph.add(read.result, [value])  # what is reached through it is as little known: one value says so for all
    elif _is_followed(state, value, read.name) or _is_known(state, name):
        owner = item[2] if item[0] == Kind.MEM else value
        if name.count(".") < LONGEST and not _is_one_of_many(state, read, name, owner):
            state.graph.add(read.result, [state.values.of(Kind.MEM, name, owner)])
    if (effect := state.known.effect(dotted)) is not None and effect.kind == "namespace":
        state.graph.edge(state.slot(value, None), read.result)  # from a mapping whose keys are not known
    if item[0] == Kind.OBJ and client_of(state, value):
        replaced.take(state, read, value)
    if (value, read.name) in state.heap or item[0] != Kind.XCLS:
        state.graph.edge(state.slot(value, read.name), read.result)


def _is_followed(state: State, value: Value, name: str) -> bool:
    """All that is asked of a client, and a method that is asked of its class."""
    return client_of(state, value) or unbound.is_method(state, value, name)


def _is_known(state: State, dotted: str) -> bool:
    return bool(state.known.effect(dotted) or state.known.returns(dotted) or worth_knowing(state, dotted))


def _is_one_of_many(state: State, read: Read, name: str, owner: Value) -> bool:
    """What no client has, asked of what may be very many things: it is none of a client. Each name that is ever asked for there
    would be a value of its own, and goes wherever clients go."""
    return len(state.graph.values(read.node)) > _MANY and _is_unheard_of(state, name, owner)


def _is_strange(state: State, value: Value) -> bool:
    """An attribute of a client of which the catalog has nothing to say."""
    return _is_unheard_of(state, *state.item(value)[1:3])


def _is_unheard_of(state: State, name: str, owner: Value) -> bool:
    made = state.item(owner)
    is_client = made[0] == Kind.OBJ and client_of(state, owner)
    sdk = (state.known.sdk(made[1]) or state.known.twin_of(made[1])) if is_client else None
    if sdk is None or not name.startswith(f"{made[1]}.") or state.known.is_prefix(name):
        return False
    path = name[len(made[1]) + 1 :]
    return state.known.method(sdk, path) is None and not any(m.startswith(f"{path}.") for m in sdk.methods)


def said_to_be(state: State, item: tuple[Any, ...], dotted: str) -> Value:
    """What a member gives that is said to give an object of a library's class: one of the program's own class where the member
    is of a subclass of that (``Docs.objects.get()``), and something that still knows of that class (``Docs.objects.all()``)."""
    owner = state.item(item[2]) if item[0] == Kind.MEM else item
    if item[0] == Kind.MEM and owner[0] in (Kind.CLASS, Kind.INST):
        line = [b for base in classes.foreign_bases(state, owner[1]) for b in (base, *state.known.bases(base))]
        if dotted in line and not any(state.known.is_client(base) for base in line):
            return state.values.of(Kind.INST, owner[1])
        if owner[0] == Kind.CLASS:
            return state.values.of(Kind.MEM, dotted, item[2])
    return state.values.of(Kind.OBJ, dotted, -1)


def worth_knowing(state: State, dotted: str) -> bool:
    """The catalog has a row for the name or for something reached through it."""
    return state.known.is_prefix(dotted)


def client_of(state: State, value: Value) -> bool:
    """The value is a client, a subclass of one, or something reached through one."""
    item = state.item(value)
    if item[0] == Kind.OBJ:
        return state.known.is_client(item[1])
    if item[0] == Kind.INST:
        return classes.client_base(state, item[1]) is not None
    return item[0] == Kind.MEM and client_of(state, item[2])


def has_attribute(state: State, value: Value, name: str) -> bool:
    """A client that has the attribute; an object of the program may have any."""
    item = state.item(value)
    sdk = (state.known.sdk(item[1]) or state.known.twin_of(item[1])) if item[0] == Kind.OBJ else None
    return item[0] == Kind.INST or (sdk is not None and state.known.method(sdk, name) is not None)


def _members_of(state: State, read: Read, function: Value, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        if item[0] in (Kind.EXT, Kind.MEM):
            _member_of(state, read, function, item[1])


def _member_of(state: State, read: Read, function: Value, decorator: str) -> None:
    if has_member(state, decorator, read.name):
        name = state.known.canonical(f"{decorator}().{read.name}")
        state.graph.add(read.result, [state.values.of(Kind.MEM, name, function)])


def has_member(state: State, decorator: str, attribute: str) -> bool:
    """The catalog knows the attribute of what the decorator makes."""
    name = state.known.canonical(f"{decorator}().{attribute}")
    return state.known.is_prefix(name) or state.known.effect(name) is not None
