"""Reading and writing attributes: which values and which code a name on an object stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes, stars
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Scope, ScopeKind

_LONGEST = 12
"""Segments of the longest chain of attributes that is followed: loops over ``x = x.next`` end."""
_MANY = 200
"""Attributes that a name which is not known may stand for, all objects together."""
_FEW = 24
"""The same where one call too many is worse than one too few."""
PROPERTY, STATIC, CLASSWISE = "builtins.property()", "builtins.staticmethod()", "builtins.classmethod()"
"""What these calls make, with their function as the owner."""
MADE = frozenset({PROPERTY, STATIC, CLASSWISE})
CONTAINER_METHODS = frozenset(
    "append add insert extend update get pop popleft setdefault values items keys copy appendleft popitem union sort"
    " extendleft remove reverse rotate"
    " new_child discard index clear".split()
)


def load(state: State, read: Read, values: Iterable[Value]) -> None:
    """New values of the object whose attribute ``read.name`` is read."""
    for value, item in state.each(values):
        kind = item[0]
        if kind == Kind.MODULE:
            module_attribute(state, item[1], read)
        elif kind == Kind.EXT:
            if item[1].count(".") > _LONGEST:
                continue
            dotted = state.known.canonical(f"{item[1]}.{read.name}")
            state.graph.add(read.result, [state.external(dotted, read.file, read.scope, read.place, read.name)])
        elif not state.ready:
            state.deferred.append(partial(load, state, read, [value]))
        elif kind == Kind.INST:
            _instance(state, read, value, item[1])
        elif kind == Kind.CLASS:
            _class(state, read, value, item[1])
        elif kind in (Kind.OBJ, Kind.MEM, Kind.XCLS):
            _foreign(state, read, value)
        elif kind == Kind.SUPER:
            _super(state, read, item[1], item[2])
        elif kind == Kind.CONT:
            _contained(state, read, value)
        elif kind == Kind.FUNC:
            state.graph.edge(state.slot(value, read.name), read.result)
            _function(state, read, value, item[1])
            _unlike_a_function(state, read, item[1])
        elif kind == Kind.BOUND:
            _unlike_a_function(state, read, item[1])
        elif kind == Kind.GEN:
            used = Read(read.file, read.scope, read.place, read.node, f".{read.name}", read.result, targets={value})
            state.reads["operator"].append(used)
            if read.name in ("send", "__next__", "throw"):
                state.graph.add(read.result, [state.values.of(Kind.MEM, "generator.send", value)])
        elif kind == Kind.FUT:
            state.graph.add(read.result, [state.values.of(Kind.MEM, _of_future(read.name, len(item) > 2), value)])


def _contained(state: State, read: Read, container: Value) -> None:
    """A method of a container, or the mappings that a chain of them looks into: one container stands for all."""
    if container in state.records and not read.name.startswith("_"):
        for key in (read.name, None):
            state.graph.edge(state.slot(container, key), read.result)
    elif container in state.records:
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, "new_child")])
    elif read.name in CONTAINER_METHODS:
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, read.name)])
    elif read.name in _SPECIAL:
        state.graph.add(read.result, [state.values.of(Kind.CMETH, container, _SPECIAL[read.name])])
    elif read.name == "parents":
        state.graph.add(read.result, [container])
    elif read.name == "maps":
        maps = state.values.of(Kind.CONT, ("maps", container))
        state.graph.add(state.slot(maps, None), [container])
        state.graph.add(read.result, [maps])


def _of_future(name: str, in_thread: bool) -> str:
    """A member of a future, which calls its callbacks on the loop or in the thread that it comes from."""
    if name != "add_done_callback":
        return f"future.{name}"
    return f"concurrent.futures.Future.{name}" if in_thread else f"asyncio.Future.{name}"


def module_attribute(state: State, module: str, read: Read) -> None:
    """A name of a module of the program, or a module inside a package."""
    inner = f"{module}.{read.name}" if module else read.name
    if state.modules.knows(inner):
        state.graph.add(read.result, [state.values.of(Kind.MODULE, inner)])
        state.demanded.add(inner)
    file = state.file_of.get(module)
    if file is None:
        state.demanded.add(module)
        return
    node = stars.cell(state, file, read.name)
    if node is not None:
        state.graph.watch(node, partial(mention, state, read))


def mention(state: State, read: Read, values: Iterable[Value]) -> None:
    """Values of a name imported or read from a module: a client class is mentioned here under its own name; one that was
    bound to a variable was mentioned there."""
    renamed: list[Value] = []
    for value, item in state.each(values):
        if item[0] == Kind.EXT and state.known.is_client(item[1]):
            renamed.append(state.external(item[1], read.file, read.scope, read.place, read.name))
        else:
            renamed.append(value)
    state.graph.add(read.result, renamed)


def _instance(state: State, read: Read, value: Value, cls: int) -> None:
    """All places that read one attribute of an object share what it may be; an unknown name is looked at place by place."""
    if read.name == "*":
        _attribute(state, read, value, cls)
        return
    shared = state.shared_reads.get((value, read.name))
    if shared is None:
        shared = Read(read.file, read.scope, read.place, read.node, read.name, state.graph.node(), read.asynchronous)
        if (value, read.name) in state.promised_slots:
            state.graph.promised[shared.result] = state.promised_slots[value, read.name]
        state.shared_reads[(value, read.name)] = shared
        _attribute(state, shared, value, cls)
    state.graph.edge(shared.result, read.result)


def settle(state: State) -> None:
    """Note at each place the properties that it runs; to be called when the flow is solved."""
    running = {name for (_, name), shared in state.shared_reads.items() if shared.targets}
    for read in state.reads["attribute"]:
        for value in state.graph.values(read.node) if read.name in running else ():
            shared = state.shared_reads.get((value, read.name))
            if shared is not None:
                read.targets |= shared.targets


def _attribute(state: State, read: Read, value: Value, cls: int) -> None:
    found = classes.find(state, cls, read.name)
    if found is not None:
        state.graph.watch(found[1], partial(_bind, state, read, value, cls))
    for current in classes.order(state, cls):
        state.graph.watch(state.class_cell(current, read.name), partial(_bind, state, read, value, cls))
    state.graph.edge(state.slot(value, read.name), read.result)
    if found is None or not state.trusting:
        state.graph.edge(state.slot(value, "*"), read.result)
    if read.name == "*":
        _everything(state, read, value, cls)
    if read.name == "__class__":
        state.graph.add(read.result, [state.values.of(Kind.CLASS, cls)])
    if read.name == "__dict__":
        state.graph.add(read.result, [as_dict(state, value)])
    for below in classes.descendants(state, cls):
        node = state.cell(below, read.name)
        inner = state.values.of(Kind.INST, below)
        if node is not None:
            state.graph.watch(node, partial(_bind, state, read, inner, below))
        if found is None:
            state.graph.edge(state.slot(inner, read.name), read.result)
    if found is None:
        _outside(state, read, value, cls)


def as_dict(state: State, owner: Value) -> Value:
    """The dict of an object's attributes: what is put into one is in the other."""
    made = state.values.of(Kind.CONT, ("attributes", owner))
    if made not in state.new_slot:
        state.mappings.add(made)
        state.each_slot(made, lambda key, node: state.graph.edge(node, state.slot(owner, key if isinstance(key, str) else "*")))
        state.each_slot(owner, lambda key, node: _into_dict(state, made, key, node))
    return made


def _into_dict(state: State, made: Value, key: object, node: int) -> None:
    if not isinstance(key, int):  # the places of a named tuple are no attributes
        state.graph.edge(node, state.slot(made, None if key == "*" else key))


def _replace_dict(state: State, owner: Value, values: Iterable[Value]) -> None:
    """``object.__dict__ = values``: its attributes are what that contains, and the other way round."""
    for holder in holders(state, values):
        state.each_slot(holder, partial(_same_slot, state, owner))
        state.each_slot(owner, partial(_same_slot, state, holder))


def _same_slot(state: State, other: Value, key: object, node: int) -> None:
    same = key if isinstance(key, str) and key != "*" else "*" if state.kind(other) == Kind.INST else None
    state.graph.edge(node, state.slot(other, same))


def _everything(state: State, read: Read, value: Value, cls: int) -> None:
    """A name that is not known: any attribute of the object. Of objects with very many that would say nothing: all that they
    have counts as handed away there."""
    members = {n: (c, i) for c in classes.order(state, cls) for n, i in state.scopes[c].cells.items() if not n.startswith("__")}
    if len(state.graph.values(read.result)) + len(members) > (_FEW if state.trusting else _MANY):
        state.opaque[(read.file, read.place, value)] = read
        return
    state.each_slot(value, lambda key, node: state.graph.edge(node, read.result))
    for current, local in members.values():
        state.graph.watch(state.node_in(current, local), partial(_bind, state, read, value, cls))


_HELD = frozenset({"collections.UserDict.data", "collections.UserList.data"})
"""Attributes of the standard library's classes that hold what the object contains."""
_COLLECTIONS = frozenset(
    [
        *(f"builtins.{name}" for name in ("dict", "list", "set", "frozenset", "tuple")),
        *(f"{module}.TypedDict" for module in ("typing", "typing_extensions")),
        *(f"typing.{name}" for name in ("Dict", "List", "Set", "OrderedDict", "DefaultDict", "Deque")),
        *(f"collections.{name}" for name in ("UserDict", "UserList", "OrderedDict", "ChainMap", "defaultdict", "deque")),
    ]
)
"""The standard library's classes of objects that contain others."""


_WITH_FACTORY = frozenset({"collections.defaultdict", "typing.DefaultDict"})
_SPECIAL = {"__init__": "update", "__getitem__": "get", "__setitem__": "setdefault", "__ior__": "update", "__iadd__": "update"}
"""Their special methods, and the methods that give and take the same."""


def is_collection(state: State, cls: int) -> bool:
    """A class that derives from one of these."""
    return not _COLLECTIONS.isdisjoint(classes.foreign_bases(state, cls))


def holders(state: State, values: Iterable[Value]) -> Iterator[Value]:
    """The containers among the values, and what is contained in objects of the program."""
    for value, item in state.each(values):
        if item[0] in (Kind.CONT, Kind.INST):
            yield held_by(state, value) if item[0] == Kind.INST else value


def is_filled(state: State, cls: int) -> bool:
    """What is given when an object is made is what it contains. To a ``defaultdict`` a function is given as well."""
    return is_collection(state, cls) and _WITH_FACTORY.isdisjoint(classes.foreign_bases(state, cls))


def _inherited(state: State, owner: Value, name: str) -> Value:
    """A method that the object has from such a class."""
    return state.values.of(Kind.CMETH, held_by(state, owner), _SPECIAL.get(name, name))


_MIXINS = frozenset(f"{m}.{n}" for m in ("collections.abc", "typing") for n in ("Mapping", "MutableMapping"))
_READERS = frozenset({"get", "pop", "popitem", "values", "items"})
"""Methods that the abstract bases have, and that give what ``__getitem__`` gives."""


def _mixed_in(state: State, owner: Value, cls: int, name: str) -> Value:
    for function in classes.special(state, cls, "__getitem__"):
        state.graph.add(first_parameter(state, function), [owner])
        state.graph.edge(state.node_in(function, state.scopes[function].returns), state.slot(held_by(state, owner), None))
    return state.values.of(Kind.CMETH, held_by(state, owner), name)


def held_by(state: State, owner: Value) -> Value:
    """What an object of the program contains that is a collection by its base class."""
    return state.values.of(Kind.CONT, ("data", owner))


def _outside(state: State, read: Read, value: Value, cls: int) -> None:
    """No class of the program defines the name: ``__getattr__``, or a base class of a library."""
    getter = classes.find(state, cls, "__getattr__")
    if getter is not None:
        for function in classes.methods(state, getter[0]).get("__getattr__", []):
            state.graph.edge(state.node_in(function, state.scopes[function].returns), read.result)
    for base in classes.foreign_bases(state, cls):
        dotted = f"{base}.{read.name}"
        if base in _MIXINS and read.name in _READERS:
            state.graph.add(read.result, [_mixed_in(state, value, cls, read.name)])
        if dotted in _HELD:
            state.graph.add(read.result, [held_by(state, value)])
        if base in _COLLECTIONS and read.name in CONTAINER_METHODS:
            state.graph.add(read.result, [_inherited(state, value, read.name)])
            continue
        if state.known.is_client(base):
            if (value, read.name) in state.heap and state.graph.values(state.slot(value, read.name)):
                continue
            state.graph.add(read.result, [state.values.of(Kind.MEM, dotted, value)])
        elif state.known.is_prefix(dotted) or state.known.effect(dotted) is not None or state.known.returns(dotted):
            state.graph.add(read.result, [state.values.of(Kind.MEM, dotted, value)])


def _bind(state: State, read: Read, owner: Value, cls: int, values: Iterable[Value]) -> None:
    """What a name of a class body is when read through an instance: functions bind, properties run."""
    for value, item in state.each(values):
        if item[0] == Kind.INST and (getters := classes.special(state, item[1], "__get__")):
            for function in getters:
                _describe(state, read, function, (value, owner, state.values.of(Kind.CLASS, cls)))
            continue
        if item[0] == Kind.MEM and item[1] in MADE:
            _made(state, read, item, owner, state.values.of(Kind.CLASS, cls))
            continue
        if item[0] != Kind.FUNC or (not _in_class(state, item[1]) and read.name in classes.fields(state, cls)):
            state.graph.add(read.result, [value])
            continue
        if not _in_class(state, item[1]):
            state.graph.add(read.result, [state.values.of(Kind.BOUND, item[1], owner)])
            continue
        scope = state.scopes[item[1]]
        match method_kind(state, item[1], scope):
            case "static":
                state.graph.add(read.result, [value])
            case "class":
                state.graph.add(read.result, [state.values.of(Kind.BOUND, item[1], state.values.of(Kind.CLASS, cls))])
            case "property" | "cached property":
                _run_getter(state, read, value, owner)
            case "setter":
                pass
            case _:
                state.graph.add(read.result, [state.values.of(Kind.BOUND, item[1], owner)])


def _in_class(state: State, function: int) -> bool:
    parent = state.parent(function)
    return parent >= 0 and state.scopes[parent].kind is ScopeKind.CLASS


def _made(state: State, read: Read, item: tuple[Any, ...], owner: Value, cls: Value) -> None:
    """What ``property(f)``, ``staticmethod(f)`` and ``classmethod(f)`` give when they are read of an object."""
    if item[1] == PROPERTY:
        _run_getter(state, read, item[2], owner)
    elif item[1] == STATIC:
        state.graph.add(read.result, [item[2]])
    else:
        state.graph.add(read.result, [state.values.of(Kind.BOUND, state.item(item[2])[1], cls)])


def _run_getter(state: State, read: Read, getter: Value, owner: Value) -> None:
    function = state.item(getter)[1]
    state.graph.add(first_parameter(state, function), [owner])
    state.graph.edge(state.node_in(function, state.scopes[function].returns), read.result)
    read.may_run(getter)


def _describe(state: State, read: Read, function: int, given: tuple[Value, Value | None, Value]) -> None:
    """A descriptor of the program: its ``__get__`` runs, with the object whose attribute is read (none if it is read of the
    class), and the class."""
    scope = state.scopes[function]
    for param, value in zip(scope.params, given, strict=False):
        if value is not None:
            state.graph.add(state.node_in(function, param.node), [value])
    state.graph.edge(state.node_in(function, scope.returns), read.result)
    read.may_run(state.values.of(Kind.BOUND, function, given[0]))


def _class(state: State, read: Read, value: Value, cls: int) -> None:
    found = classes.find(state, cls, read.name)
    if found is not None:
        state.graph.watch(found[1], partial(_bind_class, state, read, value))
    for current in classes.order(state, cls):
        state.graph.watch(state.class_cell(current, read.name), partial(_bind_class, state, read, value))
    if found is not None and not classes.methods(state, found[0]).get(read.name):
        if classes.is_enum(state, cls):
            state.graph.add(read.result, [state.values.of(Kind.INST, cls)])
    if read.name == "__members__" and classes.is_enum(state, cls):
        members = state.values.of(Kind.CONT, ("members", value))
        state.graph.add(state.slot(members, None), [state.values.of(Kind.INST, cls)])
        state.graph.add(read.result, [members])
    if found is None and read.name == "__subclasses__":
        state.graph.add(read.result, [state.values.of(Kind.MEM, "builtins.type.__subclasses__", value)])
    if found is None and read.name == "__new__":
        state.graph.add(read.result, [state.values.of(Kind.MEM, "builtins.object.__new__", value)])
    elif found is None:
        for base in classes.foreign_bases(state, cls):
            if state.known.is_prefix(f"{base}.{read.name}"):
                state.graph.add(read.result, [state.values.of(Kind.MEM, f"{base}.{read.name}", value)])


def _bind_class(state: State, read: Read, owner: Value, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.INST and (getters := classes.special(state, item[1], "__get__")):
            for function in getters:
                _describe(state, read, function, (value, None, owner))
            continue
        if item[0] == Kind.MEM and item[1] in (STATIC, CLASSWISE):
            _made(state, read, item, owner, owner)
            continue
        is_class_method = item[0] == Kind.FUNC and method_kind(state, item[1], state.scopes[item[1]]) == "class"
        state.graph.add(read.result, [state.values.of(Kind.BOUND, item[1], owner) if is_class_method else value])


def _super(state: State, read: Read, cls: int, owner: Value) -> None:
    item = state.item(owner)
    if item[0] not in (Kind.INST, Kind.CLASS):
        return
    found = classes.find(state, item[1], read.name, after=cls)
    if found is not None:
        state.graph.watch(found[1], partial(_bind, state, read, owner, item[1]))
        return
    if read.name == "__new__":
        state.graph.add(read.result, [state.values.of(Kind.MEM, "builtins.object.__new__", owner)])
    for base in classes.foreign_bases(state, cls):
        known = base in _COLLECTIONS and (base not in _WITH_FACTORY or read.name != "__init__")
        if known and (read.name in CONTAINER_METHODS or read.name in _SPECIAL):
            state.graph.add(read.result, [_inherited(state, owner, read.name)])
        else:
            state.graph.add(read.result, [state.values.of(Kind.MEM, f"{base}.{read.name}", owner)])


def _foreign(state: State, read: Read, value: Value) -> None:
    """An attribute of a library's object: of a client always, of others where the catalog has something to say."""
    item = state.item(value)
    dotted = item[1]
    if item[0] == Kind.MEM:
        dotted = state.known.returns(dotted) or dotted
    name = state.known.canonical(f"{dotted}.{read.name}")
    if read.name == "__dict__" and item[0] == Kind.OBJ:
        state.graph.add(read.result, [as_dict(state, value)])
    if read.name == "*":
        if client_of(state, value):
            state.graph.add(read.result, [state.values.of(Kind.DYN, value)])
    elif item[0] == Kind.MEM and _is_strange(state, value):
        state.graph.add(read.result, [value])  # what is reached through it is as little known: one value says so for all
    elif client_of(state, value) or state.known.effect(name) or state.known.returns(name) or worth_knowing(state, name):
        if name.count(".") < _LONGEST:
            owner = item[2] if item[0] == Kind.MEM else value
            state.graph.add(read.result, [state.values.of(Kind.MEM, name, owner)])
    if (effect := state.known.effect(dotted)) is not None and effect.kind == "namespace":
        state.graph.edge(state.slot(value, None), read.result)  # from a mapping whose keys are not known
    if (value, read.name) in state.heap or item[0] != Kind.XCLS:
        state.graph.edge(state.slot(value, read.name), read.result)


def _is_strange(state: State, value: Value) -> bool:
    """An attribute of a client of which the catalog has nothing to say."""
    name, owner = state.item(value)[1:3]
    sdk = state.known.sdk(state.item(owner)[1]) if client_of(state, owner) and state.kind(owner) == Kind.OBJ else None
    if sdk is None or not name.startswith(f"{sdk.name}.") or state.known.is_prefix(name):
        return False
    first = name[len(sdk.name) + 1 :].partition(".")[0]
    return state.known.method(sdk, first) is None and not any(m.startswith(f"{first}.") for m in sdk.methods)


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


def _function(state: State, read: Read, value: Value, function: int) -> None:
    """An attribute of a decorated function: that of what the decorator made of it."""
    for decorator in state.scopes[function].decorators:
        dotted = spelled(state, function, decorator.dotted)
        if dotted and not dotted.startswith(":"):
            _member_of(state, read, value, dotted)
        elif decorator.callee >= 0:
            node = state.node_in(function, decorator.callee)
            state.graph.watch(node, partial(_members_of, state, read, value))


def _unlike_a_function(state: State, read: Read, function: int) -> None:
    """An attribute not of a decorated function, but of what it returns: its decorator made a property or a proxy of it."""
    scope = state.scopes[function]
    made = [spelled(state, function, decorator.dotted) for decorator in scope.decorators]
    if made and not read.name.startswith("__") and not any(_has_member(state, name, read.name) for name in made):
        state.graph.watch(state.node_in(function, scope.returns), partial(_of_returned, state, read))


def _of_returned(state: State, read: Read, values: Iterable[Value]) -> None:
    load(state, read, [value for value in values if _has_attribute(state, value, read.name)])


def _has_attribute(state: State, value: Value, name: str) -> bool:
    """A client that has the attribute; an object of the program may have any."""
    item = state.item(value)
    sdk = (state.known.sdk(item[1]) or state.known.twin_of(item[1])) if item[0] == Kind.OBJ else None
    return item[0] == Kind.INST or (sdk is not None and state.known.method(sdk, name) is not None)


def _members_of(state: State, read: Read, function: Value, values: Iterable[Value]) -> None:
    for _, item in state.each(values):
        if item[0] in (Kind.EXT, Kind.MEM):
            _member_of(state, read, function, item[1])


def _member_of(state: State, read: Read, function: Value, decorator: str) -> None:
    if _has_member(state, decorator, read.name):
        name = state.known.canonical(f"{decorator}().{read.name}")
        state.graph.add(read.result, [state.values.of(Kind.MEM, name, function)])


def _has_member(state: State, decorator: str, attribute: str) -> bool:
    """The catalog knows the attribute of what the decorator makes."""
    name = state.known.canonical(f"{decorator}().{attribute}")
    return state.known.is_prefix(name) or state.known.effect(name) is not None


def classes_of(state: State, meta: int) -> int:
    """The node of the classes that a metaclass makes; its methods are called on them."""
    node = state.classes_of_meta.get(meta)
    if node is None:
        node = state.classes_of_meta[meta] = state.graph.node()
        for name, functions in classes.methods(state, meta).items():
            for function in functions if name != "__new__" else ():
                state.graph.edge(node, first_parameter(state, function))
    return node


def store(state: State, name: str, source: int, values: Iterable[Value]) -> None:
    """``object.name = source`` for new values of the object."""
    for value, item in state.each(values):
        if item[0] == Kind.INST and name == "__dict__":
            state.graph.watch(source, partial(_replace_dict, state, value))
        elif item[0] == Kind.INST:
            state.graph.edge(source, state.slot(value, name))
            _run_setter(state, item[1], name, source)
        elif item[0] == Kind.CLASS:
            state.graph.edge(source, state.class_cell(item[1], name))
        elif item[0] == Kind.MODULE:
            file = state.file_of.get(item[1])
            node = state.cell(state.scope_base[file], name) if file is not None else None
            if node is not None:
                state.graph.edge(source, node)
        elif item[0] in (Kind.OBJ, Kind.MEM, Kind.FUNC):
            state.graph.edge(source, state.slot(value, name))


def _run_setter(state: State, cls: int, name: str, source: int) -> None:
    for current in classes.order(state, cls):
        for function in classes.methods(state, current).get(name, []):
            scope = state.scopes[function]
            if method_kind(state, function, scope) == "setter" and len(scope.params) > 1:
                state.graph.edge(source, state.node_in(function, scope.params[1].node))
    found = classes.find(state, cls, name)
    if found is not None:
        state.graph.watch(found[1], partial(_set_through, state, source, cls))


def _set_through(state: State, source: int, cls: int, values: Iterable[Value]) -> None:
    """What is assigned to an attribute that a descriptor stands for reaches its ``__set__``."""
    for value, item in state.each(values):
        if value in state.setting:
            state.graph.watch(state.setting[value], partial(_run_setting, state, source, state.values.of(Kind.INST, cls)))
        for function in classes.special(state, item[1], "__set__") if item[0] == Kind.INST else ():
            params = state.scopes[function].params
            for param, given in zip(params, (value, state.values.of(Kind.INST, cls)), strict=False):
                state.graph.add(state.node_in(function, param.node), [given])
            if len(params) > 2:
                state.graph.edge(source, state.node_in(function, params[2].node))


def _run_setting(state: State, source: int, owner: Value, values: Iterable[Value]) -> None:
    """The function that ``property(get, set)`` was given for assignments."""
    for function in (state.item(value)[1] for value in values if state.kind(value) == Kind.FUNC):
        params = state.scopes[function].params
        if len(params) > 1:
            state.graph.add(state.node_in(function, params[0].node), [owner])
            state.graph.edge(source, state.node_in(function, params[1].node))


def first_parameter(state: State, function: int) -> int:
    """The node of ``self`` or ``cls``; ``-1`` if there is none."""
    params = state.scopes[function].params
    return state.node_in(function, params[0].node) if params else -1


def spelled(state: State, scope: int, dotted: str) -> str:
    """A decorator's dotted name, absolute and canonical."""
    if not dotted or dotted.startswith(":"):
        return dotted
    if dotted.startswith("."):
        facts = state.files[state.scope_file[scope]]
        level = len(dotted) - len(dotted.lstrip("."))
        dotted = state.modules.absolute(facts.module, facts.is_package, dotted[level:], level)
    return state.known.canonical(dotted)


_BY_DECORATOR = {
    "builtins.property": "property",
    "abc.abstractproperty": "property",
    "functools.cached_property": "cached property",
    "builtins.classmethod": "class",
    "abc.abstractclassmethod": "class",
    "builtins.staticmethod": "static",
    "abc.abstractstaticmethod": "static",
}


def method_kind(state: State, function: int, scope: Scope) -> str:
    """How a function in a class body binds: ``method``, ``class``, ``static``, ``property``, ``cached property``, ``setter``."""
    for decorator in scope.decorators:
        if decorator.dotted.startswith(":") and decorator.dotted.rsplit(".", 1)[-1] in ("setter", "deleter"):
            return "setter"
        kind = _BY_DECORATOR.get(spelled(state, function, decorator.dotted))
        if kind is not None:
            return kind
    return (
        "class" if scope.name in ("__init_subclass__", "__class_getitem__") else "static" if scope.name == "__new__" else "method"
    )
