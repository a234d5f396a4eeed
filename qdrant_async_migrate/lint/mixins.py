"""Methods that a class gets from an abstract base of the standard library, which builds them on the few that the class defines:
``Mapping.get`` asks ``__getitem__``. In: the linked program. Out: uses of what the class defines, where the others are asked."""

from __future__ import annotations

from collections.abc import Iterator

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.special import Asked, Special
from qdrant_async_migrate.model.facts import Op
from qdrant_async_migrate.model.program import Role, Use

Mixins = dict[str, tuple[str, ...]]
_MAPPING: Mixins = {
    "get": ("__getitem__",),
    "keys": ("__iter__",),
    "items": ("__iter__", "__getitem__"),
    "values": ("__iter__", "__getitem__"),
    "__contains__": ("__getitem__",),
}
_MUTABLE_MAPPING: Mixins = _MAPPING | {
    "pop": ("__getitem__", "__delitem__"),
    "popitem": ("__iter__", "__getitem__", "__delitem__"),
    "clear": ("__iter__", "__getitem__", "__delitem__"),
    "update": ("__setitem__",),
    "setdefault": ("__getitem__", "__setitem__"),
}
_SEQUENCE: Mixins = {
    "index": ("__getitem__",),
    "count": ("__getitem__",),
    "__contains__": ("__getitem__",),
    "__iter__": ("__len__", "__getitem__"),
}
_MUTABLE_SEQUENCE: Mixins = _SEQUENCE | {
    "append": ("insert",),
    "extend": ("insert",),
    "pop": ("__getitem__", "__delitem__"),
    "remove": ("__getitem__", "__delitem__"),
    "clear": ("__getitem__", "__delitem__"),
}
_SET: Mixins = {"isdisjoint": ("__iter__", "__contains__")}
_MUTABLE_SET: Mixins = _SET | {
    "remove": ("__contains__", "discard"),
    "pop": ("__iter__", "discard"),
    "clear": ("__iter__", "discard"),
}
_BASES: dict[str, Mixins] = {
    "collections.abc.Mapping": _MAPPING,
    "collections.abc.MutableMapping": _MUTABLE_MAPPING,
    "collections.UserDict": _MUTABLE_MAPPING,
    "collections.abc.Sequence": _SEQUENCE,
    "collections.abc.MutableSequence": _MUTABLE_SEQUENCE,
    "collections.UserList": _SEQUENCE,
    "collections.abc.Set": _SET,
    "collections.abc.MutableSet": _MUTABLE_SET,
}
_ANY: Mixins = {"__contains__": ("__iter__",), "__iter__": ("__getitem__",)}
"""What the language itself builds on."""
_ASKED = frozenset(name for mixins in _BASES.values() for name in mixins if not name.startswith("__"))


def of_mixins(special: Special) -> Iterator[Asked]:
    """Places that run what a base class builds on methods of the program."""
    state = special.state
    if not special.names & {"__getitem__", "__iter__", "__setitem__"}:
        return
    handed = {a for call in state.calls for a in (*call.args, *(node for _, node in call.keywords)) if isinstance(a, int)}
    for read in state.reads["attribute"]:
        if read.name in _ASKED and read.result not in handed:
            yield from _of_read(special, read, read.name)
    for read in state.reads["operator"]:
        if read.name == "__contains__":
            yield from _of_read(special, read, "__contains__")
    for read in state.reads["iterate"]:
        if not read.asynchronous:
            yield from _of_read(special, read, "__iter__")
    yield from _of_unpacking(special)


def _of_read(special: Special, read: Read, name: str) -> Iterator[Asked]:
    for value in sorted(special.state.graph.values(read.node)):
        item = special.state.item(value)
        if item[0] == Kind.INST and classes.find(special.state, item[1], name) is None:
            functions = special.all_of(item[1], _built_on(special, item[1], name))
            if functions:
                yield Use(-1, read.file, read.scope, read.place, Role.OPERATOR, f"mixin:{name}", functions), read.node


def _built_on(special: Special, cls: int, name: str) -> tuple[str, ...]:
    for base in classes.foreign_bases(special.state, cls):
        known = _BASES.get(base.replace("typing.", "collections.abc."), {})
        if name in known:
            return known[name]
    return _ANY.get(name, ())


def _of_unpacking(special: Special) -> Iterator[Asked]:
    """``{**object}``: its keys, and the value of each."""
    state = special.state
    for number, facts in enumerate(state.files):
        for op in (op for op in facts.ops if op[0] == Op.ASK and op[3] == "**"):
            _, owner, _, _, scope, place = op
            assert isinstance(owner, int) and isinstance(scope, int) and isinstance(place, tuple)
            node = state.node_of(number, owner)
            for item in (state.item(v) for v in sorted(state.graph.values(node))):
                functions = special.all_of(item[1], ("keys", "__iter__", "__getitem__")) if item[0] == Kind.INST else ()
                if functions:
                    yield Use(-1, number, state.scope_of(number, scope), place, Role.OPERATOR, "mixin:**", functions), node
