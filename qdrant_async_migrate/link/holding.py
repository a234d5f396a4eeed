"""What objects contain: those of the standard library's collections, and of classes that derive from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes, given, methods
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value

_NAMES, _ATTRIBUTES = "names", "attributes"
_ALL = frozenset({"items", "values", "copy", "popitem"})
CONTAINER_METHODS = frozenset(
    "append add insert extend update get pop popleft setdefault values items keys copy appendleft popitem union sort"
    " intersection difference symmetric_difference most_common"
    " extendleft remove reverse rotate"
    " new_child discard index clear".split()
)


def contained(state: State, read: Read, container: Value) -> None:
    """A method of a container, or the mappings that a chain of them looks into: one container stands for all."""
    if container in state.records and not read.name.startswith("_"):
        for key in (read.name, None):
            state.graph.edge(state.slot(container, key), read.result)
    elif container in state.records:
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, "new_child")])
    elif read.name in CONTAINER_METHODS:
        if read.name in _ALL:
            ask_all(state, container)
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, read.name)])
    elif read.name in SPECIAL:
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, SPECIAL[read.name])])
    elif read.name == "parents":
        state.graph.add(read.result, [container])
    elif read.name == "maps":
        maps = state.values.of(Kind.CONT, ("maps", container))
        state.graph.add(state.slot(maps, None), [container])
        state.graph.add(read.result, [maps])


def as_dict(state: State, owner: Value) -> Value:
    """The dict of an object's attributes: what is put into one is in the other."""
    made = state.values.of(Kind.CONT, (_ATTRIBUTES, owner))
    if made not in state.new_slot and state.kind(owner) == Kind.CLASS:
        state.mappings.add(made)
        state.each_slot(made, partial(given.from_class, state, state.item(owner)[1]))
    elif made not in state.new_slot:
        state.mappings.add(made)
        state.each_slot(made, lambda key, node: state.graph.edge(node, state.slot(owner, key if isinstance(key, str) else "*")))
        state.each_slot(owner, lambda key, node: _into_dict(state, made, key, node))
    return made


def of_module(state: State, module: str) -> Value:
    """``vars(module)``: the dict of its names."""
    made = state.values.of(Kind.CONT, (_NAMES, module))
    file = state.file_of.get(module)
    if made not in state.mappings and file is not None:
        state.mappings.add(made)
        for name in state.files[file].scopes[0].cells:
            state.graph.edge(state.module_cell(file, name), state.slot(made, name))
        state.each_slot(made, partial(_into_module, state, module))
    return made


def class_of_dict(state: State, container: Value) -> int:
    """The class whose ``__dict__`` a container is, -1 if it is another."""
    made_of = state.item(container)[1]
    is_of_class = isinstance(made_of, tuple) and made_of[0] == _ATTRIBUTES and state.kind(made_of[1]) == Kind.CLASS
    return int(state.item(made_of[1])[1]) if is_of_class else -1


def ask_all(state: State, container: Value) -> None:
    """All of a mapping is asked for: the dict of a class has whatever the class has."""
    if class_of_dict(state, container) >= 0:
        state.slot(container, None)


def is_of_module(item: tuple[Any, ...]) -> bool:
    """The dict of a module's names."""
    return item[0] == Kind.CONT and isinstance(item[1], tuple) and item[1][0] == _NAMES


def _into_module(state: State, module: str, key: object, node: int) -> None:
    if isinstance(key, str):
        state.graph.edge(node, given.put_in(state, module, key))


def _into_dict(state: State, made: Value, key: object, node: int) -> None:
    if not isinstance(key, int):  # the places of a named tuple are no attributes
        state.graph.edge(node, state.slot(made, None if key == "*" else key))


def replace_dict(state: State, owner: Value, values: Iterable[Value]) -> None:
    """``object.__dict__ = values``: its attributes are what that contains, and the other way round."""
    for holder in holders(state, values):
        state.each_slot(holder, partial(_same_slot, state, owner))
        state.each_slot(owner, partial(_same_slot, state, holder))


def _same_slot(state: State, other: Value, key: object, node: int) -> None:
    same = key if isinstance(key, str) and key != "*" else "*" if state.kind(other) == Kind.INST else None
    state.graph.edge(node, state.slot(other, same))


HELD = frozenset({"collections.UserDict.data", "collections.UserList.data"})
"""Attributes of the standard library's classes that hold what the object contains."""


COLLECTIONS = frozenset(
    [
        *(f"builtins.{name}" for name in ("dict", "list", "set", "frozenset", "tuple")),
        *(f"{module}.TypedDict" for module in ("typing", "typing_extensions")),
        *(f"typing.{name}" for name in ("Dict", "List", "Set", "OrderedDict", "DefaultDict", "Deque")),
        *(f"collections.{name}" for name in ("UserDict", "UserList", "OrderedDict", "ChainMap", "defaultdict", "deque")),
    ]
)
"""The standard library's classes of objects that contain others."""


WITH_FACTORY = frozenset({"collections.defaultdict", "typing.DefaultDict"})


SPECIAL = {"__init__": "update", "__getitem__": "get", "__setitem__": "setdefault", "__ior__": "update", "__iadd__": "update"}
"""Their special methods, and the methods that give and take the same."""


def is_collection(state: State, cls: int) -> bool:
    """A class that derives from one of these."""
    return not COLLECTIONS.isdisjoint(classes.foreign_bases(state, cls))


def holders(state: State, values: Iterable[Value]) -> Iterator[Value]:
    """The containers among the values, and what is contained in objects of the program."""
    for value, item in state.each(values):
        if item[0] in (Kind.CONT, Kind.INST):
            yield held_by(state, value) if item[0] == Kind.INST else value


def is_filled(state: State, cls: int) -> bool:
    """What is given when an object is made is what it contains. To a ``defaultdict`` a function is given as well."""
    return is_collection(state, cls) and WITH_FACTORY.isdisjoint(classes.foreign_bases(state, cls))


def inherited(state: State, owner: Value, name: str) -> Value:
    """A method that the object has from such a class."""
    return state.values.of(Kind.CMETH, held_by(state, owner), SPECIAL.get(name, name))


MIXINS = frozenset(f"{m}.{n}" for m in ("collections.abc", "typing") for n in ("Mapping", "MutableMapping"))


READERS = frozenset({"get", "pop", "popitem", "values", "items"})
"""Methods that the abstract bases have, and that give what ``__getitem__`` gives."""


def mixed_in(state: State, owner: Value, cls: int, name: str) -> Value:
    """A method that an abstract base of the standard library has: it calls ``__getitem__`` of the program."""
    for function in classes.special(state, cls, "__getitem__"):
        state.graph.add(methods.first_parameter(state, function), [owner])
        state.graph.edge(state.node_in(function, state.scopes[function].returns), state.slot(held_by(state, owner), None))
    return state.values.of(Kind.CMETH, held_by(state, owner), name)


def fill_places(state: State, cls: int, instance: Value, names: Sequence[str]) -> None:
    """The fields of a named tuple, those with a default among them, are what it contains, each at its place."""
    for place, name in enumerate(names):
        target = state.slot(held_by(state, instance), place)
        state.graph.edge(state.slot(instance, name), target)
        if (default := classes.find(state, cls, name)) is not None:
            state.graph.edge(default[1], target)


def held_by(state: State, owner: Value) -> Value:
    """What an object of the program contains that is a collection by its base class."""
    return state.values.of(Kind.CONT, ("data", owner))
