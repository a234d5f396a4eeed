"""Reading and writing attributes: which values and which code a name on an object stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import (
    binding,
    callables,
    classes,
    enums,
    given,
    holding,
    installed,
    members,
    metaclasses,
    methods,
    named,
    open_names,
    raised,
    replaced,
    stars,
)
from qdrant_async_migrate.link.modules import MAIN
from qdrant_async_migrate.link.open_names import OPEN
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.records import replace

_HELD = ("enter_result", "thing")
"""Attributes of ``nullcontext(...)`` and ``closing(...)`` that hold what is given to them."""


def load(state: State, read: Read, values: Iterable[Value]) -> None:
    """New values of the object whose attribute ``read.name`` is read."""
    for value, item in state.each(values):
        kind = item[0]
        if read.name == "__call__" and kind in members.CALLED:
            state.graph.add(read.result, [value])
        elif kind == Kind.MODULE:
            module_attribute(state, item[1], read)
        elif kind == Kind.EXT:
            if item[1].count(".") > members.LONGEST:
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
            members.foreign(state, read, value)
            if OPEN in read.name and kind == Kind.OBJ:
                open_names.of_thing(state, read, value)
        elif kind == Kind.SUPER:
            _super(state, read, item[1], item[2])
        elif kind == Kind.CONT:
            holding.contained(state, read, value)
            if OPEN in read.name and value in state.records:
                open_names.of_thing(state, read, value)
        elif kind == Kind.FUNC:
            state.graph.edge(state.slot(value, read.name), read.result)
            callables.part(state, read, value)
            _function(state, read, value, item[1])
            _unlike_a_function(state, read, item[1])
        elif kind == Kind.BOUND:
            state.graph.edge(state.slot(state.values.of(Kind.FUNC, item[1]), read.name), read.result)
            callables.part(state, read, value)
            _unlike_a_function(state, read, item[1])
        elif kind == Kind.PARTIAL:
            callables.part(state, read, value)
        elif kind == Kind.CM and read.name in _HELD:
            state.graph.edge(item[1], read.result)
        elif kind == Kind.GEN:
            used = Read(read.file, read.scope, read.place, read.node, f".{read.name}", read.result, targets={value})
            state.reads["operator"].append(used)
            if read.name in ("send", "__next__", "throw"):
                state.graph.add(read.result, [state.values.of(Kind.MEM, "generator.send", value)])
        elif kind == Kind.CORO and read.name in ("send", "__await__"):
            driven = Read(read.file, read.scope, read.place, read.node, f".{read.name}", read.result, targets={value})
            state.reads["operator"].append(driven)
        elif kind == Kind.FUT:
            state.graph.add(read.result, [state.values.of(Kind.MEM, _of_future(read.name, len(item) > 2), value)])


def _of_future(name: str, in_thread: bool) -> str:
    """A member of a future, which calls its callbacks on the loop or in the thread that it comes from."""
    if name != "add_done_callback":
        return f"future.{name}"
    return f"concurrent.futures.Future.{name}" if in_thread else f"asyncio.Future.{name}"


def module_attribute(state: State, module: str, read: Read) -> None:
    """A name of a module of the program, or a module inside a package."""
    if read.name == "__dict__":
        state.graph.add(read.result, [holding.of_module(state, module)])
    inner = state.modules.inner(module, read.name)
    if inner is not None:
        state.graph.add(read.result, [state.values.of(Kind.MODULE, inner)])
        state.demanded.add(inner)
    file = state.file_of.get(module)
    if file is None:
        (state.foreign.main.append(read) if module == MAIN else state.demanded.add(module))
        return
    if OPEN in read.name:
        open_names.of_module(state, file, read)
        return
    node = stars.cell(state, file, read.name)
    if node is not None:
        state.graph.watch(node, partial(mention, state, read))
    else:
        state.graph.edge(given.unbound(state, file, read.name), read.result)


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
    if OPEN in read.name:
        _by_pattern(state, read, value, cls)
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
        state.graph.watch(found[1], partial(binding.bind, state, read, value, cls))
    for cell in given.cells(state, cls, read.name, found is None or not state.trusting):
        state.graph.watch(cell, partial(binding.bind, state, read, value, cls))
    state.graph.edge(state.slot(value, read.name), read.result)
    if found is None or not state.trusting:
        state.graph.edge(state.slot(value, "*"), read.result)
    if read.name == "__class__":
        state.graph.add(read.result, given.class_of(state, value))
    if read.name == "__dict__":
        state.graph.add(read.result, [holding.as_dict(state, value)])
    if found is None and (asked := raised.reduced(state, value, read.name)) is not None:
        state.graph.add(read.result, [asked])
    for below in classes.descendants(state, cls):
        node = state.cell(below, read.name)
        inner = state.values.of(Kind.INST, below)
        if node is not None:
            state.graph.watch(node, partial(binding.bind, state, read, inner, below))
        if found is None:
            state.graph.edge(state.slot(inner, read.name), read.result)
    for function in classes.special(state, cls, "__getattribute__"):
        state.graph.edge(state.node_in(function, state.scopes[function].returns), read.result)
    if found is None:
        for member in enums.members(state, cls) if read.name in enums.VALUE and classes.is_enum(state, cls) else ():
            state.graph.edge(member, read.result)
        _outside(state, read, value, cls)


def _by_pattern(state: State, read: Read, value: Value, cls: int) -> None:
    """A name that is not known, or known in part: ``getattr(self, f"do_{verb}")``."""
    state.graph.edge(state.slot(value, OPEN), read.result)
    open_names.of_object(state, read, value, cls)
    _outside(state, replace(read, name=OPEN), value, cls)


def _outside(state: State, read: Read, value: Value, cls: int) -> None:
    """No class of the program defines the name: ``__getattr__``, or a base class of a library."""
    getter = classes.find(state, cls, "__getattr__")
    if getter is not None:
        for function in classes.methods(state, getter[0]).get("__getattr__", []):
            _got(state, read, cls, function)
    for base in classes.foreign_bases(state, cls):
        dotted = f"{base}.{read.name}"
        if base in holding.MIXINS and read.name in holding.READERS:
            state.graph.add(read.result, [holding.mixed_in(state, value, cls, read.name)])
        if dotted in holding.HELD:
            state.graph.add(read.result, [holding.held_by(state, value)])
        if base in holding.COLLECTIONS and read.name in holding.CONTAINER_METHODS:
            state.graph.add(read.result, [holding.inherited(state, value, read.name)])
            continue
        if state.known.is_client(base):
            if (value, read.name) in state.heap and state.graph.values(state.slot(value, read.name)):
                continue
            state.graph.add(read.result, [state.values.of(Kind.MEM, dotted, value)])
        elif state.known.is_prefix(dotted) or state.known.effect(dotted) is not None or state.known.returns(dotted):
            state.graph.add(read.result, [state.values.of(Kind.MEM, dotted, value)])


def _got(state: State, read: Read, cls: int, getter: int) -> None:
    """``__getattr__`` gives an attribute that the object does not have."""
    if read.name in classes.assigned(state, cls) or read.name.startswith("__"):
        return
    params = state.scopes[getter].params
    objects = list(named.directly(state, getter)) if read.name != OPEN else []
    for node in objects:
        meant = Read(read.file, read.scope, read.place, node, read.name, read.result)
        state.graph.watch(node, partial(load, state, meant))
    if not objects:
        state.graph.edge(state.node_in(getter, state.scopes[getter].returns), read.result)
    if len(params) > 1 and (node := state.node_in(getter, params[1].node)) in state.named:
        named.tell(state, node, read.name)


def _class(state: State, read: Read, value: Value, cls: int) -> None:
    found = classes.find(state, cls, read.name)
    if found is not None:
        state.graph.watch(found[1], partial(binding.bind_class, state, read, value))
    for cell in given.cells(state, cls, read.name, found is None or not state.trusting):
        state.graph.watch(cell, partial(binding.bind_class, state, read, value))
    if OPEN in read.name:
        open_names.of_object(state, read, value, cls)
    elif found is None and state.has_metaclasses:
        state.graph.watch(metaclasses.of(state, cls), partial(metaclasses.member, state, read, value))
    if read.name == "__dict__":
        state.graph.add(read.result, [holding.as_dict(state, value)])
    if read.name == "__class__" and state.has_metaclasses:
        state.graph.edge(metaclasses.of(state, cls), read.result)
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


def _super(state: State, read: Read, cls: int, owner: Value) -> None:
    item = state.item(owner)
    if item[0] not in (Kind.INST, Kind.CLASS):
        return
    found = classes.find(state, item[1], read.name, after=cls)
    if found is not None:
        state.graph.watch(found[1], partial(binding.bind, state, read, owner, item[1]))
        return
    if read.name == "__new__":
        state.graph.add(read.result, [state.values.of(Kind.MEM, "builtins.object.__new__", owner)])
    for base in classes.foreign_bases(state, cls):
        known = base in holding.COLLECTIONS and (base not in holding.WITH_FACTORY or read.name != "__init__")
        if known and (read.name in holding.CONTAINER_METHODS or read.name in holding.SPECIAL):
            state.graph.add(read.result, [holding.inherited(state, owner, read.name)])
        else:
            state.graph.add(read.result, [state.values.of(Kind.MEM, f"{base}.{read.name}", owner)])


def _function(state: State, read: Read, value: Value, function: int) -> None:
    """An attribute of a decorated function: that of what the decorator made of it."""
    for decorator in state.scopes[function].decorators:
        dotted = methods.spelled(state, function, decorator.dotted)
        if dotted and not dotted.startswith(":"):
            members._member_of(state, read, value, dotted)
        elif decorator.callee >= 0:
            node = state.node_in(function, decorator.callee)
            state.graph.watch(node, partial(members._members_of, state, read, value))


def _unlike_a_function(state: State, read: Read, function: int) -> None:
    """An attribute not of a decorated function, but of what it returns: its decorator made a property or a proxy of it."""
    scope = state.scopes[function]
    made = [methods.spelled(state, function, decorator.dotted) for decorator in scope.decorators]
    if made and not read.name.startswith("__") and not any(members.has_member(state, name, read.name) for name in made):
        state.graph.watch(state.node_in(function, scope.returns), partial(_of_returned, state, read))


def _of_returned(state: State, read: Read, values: Iterable[Value]) -> None:
    load(state, read, [value for value in values if members.has_attribute(state, value, read.name)])


def classes_of(state: State, meta: int) -> int:
    """The node of the classes that a metaclass makes; its methods are called on them."""
    node = state.classes_of_meta.get(meta)
    if node is None:
        node = state.classes_of_meta[meta] = state.graph.node()
        for name, functions in classes.methods(state, meta).items():
            for function in functions:
                itself = methods.first_parameter(state, function)
                if name != "__new__":
                    state.graph.edge(node, itself)
                elif itself >= 0:
                    state.graph.add(itself, [state.values.of(Kind.CLASS, meta)])
    return node


def store(state: State, name: str, source: int, values: Iterable[Value]) -> None:
    """``object.name = source`` for new values of the object."""
    for value, item in state.each(values):
        if item[0] == Kind.INST and name == "__dict__":
            state.graph.watch(source, partial(holding.replace_dict, state, value))
        elif item[0] == Kind.INST:
            state.graph.edge(source, state.slot(value, name))
            binding.run_setter(state, item[1], name, source)
        elif item[0] == Kind.CLASS:
            state.graph.edge(source, state.class_cell(item[1], name))
            installed.install(state, item[1], name, source)
        elif item[0] == Kind.MODULE:
            state.graph.edge(source, given.put_in(state, item[1], name))
        elif item[0] == Kind.XCLS:
            replaced.put(state, name, source, value)
        elif item[0] in (Kind.OBJ, Kind.MEM, Kind.FUNC):
            state.graph.edge(source, state.slot(value, name))
            if OPEN in name and item[0] == Kind.OBJ:
                open_names.put_on_thing(state, name, source, value)
