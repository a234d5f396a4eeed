"""Special methods: what a loop, a with statement and an operator give and run on an object."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import classes, elements, holding, members, methods
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value


def iterate(state: State, read: Read, values: Iterable[Value]) -> None:
    """What a loop over the object gives."""
    for value, it in state.each(values):
        if it[0] == Kind.CONT:
            elements.read(state, elements.keys_of(state, value) if value in state.mappings else value, ANY, read.result)
        elif it[0] in (Kind.GEN, Kind.AGEN):
            read.may_run(value)
            state.graph.edge(yields(state, it[1]), read.result)
        elif it[0] == Kind.INST:
            if not classes.special(state, it[1], "__iter__"):
                elements.read(state, holding.held_by(state, value), ANY, read.result)
            dunder(state, read, value, it[1], "__aiter__" if read.asynchronous else "__iter__")
            dunder(state, read, value, it[1], "__anext__" if read.asynchronous else "__next__")
        elif it[0] in (Kind.OBJ, Kind.MEM):
            row = state.known.row(it[1])
            read.may_run(value)
            if row is not None and row.yields:
                state.graph.add(read.result, [members.said_to_be(state, it, row.yields)])
        elif it[0] == Kind.CLASS and not state.ready:
            state.deferred.append(partial(iterate, state, read, [value]))
        elif it[0] == Kind.CLASS and classes.is_enum(state, it[1]):
            state.graph.add(read.result, [state.values.of(Kind.INST, it[1])])


def end(state: State, target: int, values: Iterable[Value]) -> None:
    """``value = yield from generator()``: what the generator returns."""
    for function in (item[1] for _, item in state.each(values) if item[0] == Kind.GEN):
        state.graph.edge(state.node_in(function, state.scopes[function].returns), target)


def consume(state: State, site: Call, node: int, how: str) -> None:
    """A call iterates over one of its arguments."""
    read = Read(site.file, site.scope, site.place, node, how, state.graph.node())
    state.reads["iterate"].append(read)
    state.graph.watch(node, partial(iterate, state, read))


def mapped(state: State, site: Call, how: object, values: Iterable[Value]) -> None:
    """``**object`` and ``dict(object)`` ask an object for its keys."""
    for value, it in state.each(values):
        for function in classes.special(state, it[1], "keys") if it[0] == Kind.INST else ():
            state.graph.add(methods.first_parameter(state, function), [value])
            site.applies(how, state.values.of(Kind.BOUND, function, value), "keys")


def yields(state: State, function: int) -> int:
    """The node of what a generator gives."""
    return state.node_in(function, state.scopes[function].yields)


def enter(state: State, read: Read, values: Iterable[Value]) -> None:
    """What ``with`` binds."""
    for value, it in state.each(values):
        if it[0] == Kind.INST:
            dunder(state, read, value, it[1], "__aenter__" if read.asynchronous else "__enter__")
            dunder(state, read, value, it[1], "__aexit__" if read.asynchronous else "__exit__", keep=False)
            if classes.find(state, it[1], "__enter__") is None:
                state.graph.add(read.result, [value])
        elif it[0] == Kind.CTX:
            read.may_run(value)
            state.graph.edge(yields(state, it[1]), read.result)
        elif it[0] == Kind.CM:
            read.may_run(value)
            state.graph.edge(it[1], read.result)
        elif it[0] in (Kind.OBJ, Kind.MEM):
            row = state.known.row(it[1])
            read.may_run(value)
            entered = value if row is None or not row.enters else state.values.of(Kind.OBJ, row.enters, -1)
            state.graph.add(read.result, [entered])


REFLECTED = {f"__{name}__": f"__r{name}__" for name in "add sub mul truediv floordiv mod or and rshift lshift matmul".split()}
"""What the operand on the right is asked where the one on the left has no such method."""


def operate(state: State, read: Read, other: int, values: Iterable[Value]) -> None:
    """An operator on the object: a dunder method of the program, or one that the catalog types. ``other``: the other operand."""
    for value, it in state.each(values):
        if it[0] == Kind.INST:
            taking(state, read, value, _operator(state, it[1], read.name), other)
        elif it[0] == Kind.CONT and read.name == "__delitem__" and value not in state.mappings:
            elements.move(state, value)
        elif it[0] == Kind.GEN:
            read.may_run(value)
        elif it[0] in (Kind.OBJ, Kind.MEM):
            dotted = state.known.returns(it[1]) or it[1] if it[0] == Kind.MEM else it[1]
            row = state.known.returns(f"{dotted}.{read.name}")
            if row:
                state.graph.add(read.result, [state.values.of(Kind.OBJ, row, -1)])


def taking(state: State, read: Read, owner: Value, name: str, other: int) -> None:
    """A method that the language calls with what is on the other side of an operator, or between brackets."""
    cls = state.item(owner)[1]
    dunder(state, read, owner, cls, name)
    for function in classes.special(state, cls, name) if other >= 0 else ():
        params = state.scopes[function].params
        if len(params) > 1:
            state.graph.edge(other, state.node_in(function, params[1].node))


_INSTEAD = {"__format__": "__str__", "__str__": "__repr__"}


def _operator(state: State, cls: int, name: str) -> str:
    """The method that stands in where the class has none of that name: ``__add__`` for ``+=``, ``__repr__`` for text."""
    if classes.special(state, cls, name):
        return name
    if name.startswith("__i") and name not in ("__init__", "__iter__", "__int__", "__index__", "__invert__"):
        return f"__{name[3:]}"
    return _operator(state, cls, _INSTEAD[name]) if name in _INSTEAD else name


def dunder(state: State, read: Read, owner: Value, cls: int, name: str, keep: bool = True) -> None:
    """A method that the language calls."""
    for function in classes.special(state, cls, name):
        scope = state.scopes[function]
        method_ = state.values.of(Kind.BOUND, function, owner)
        if method_ in read.targets and name in ("__iter__", "__aiter__"):
            continue  # iterators that give one another
        read.may_run(method_)
        if scope.params:
            state.graph.add(state.node_in(function, scope.params[0].node), [owner])
        if not keep:
            continue
        if scope.is_generator:
            state.graph.edge(yields(state, function), read.result)
        elif name in ("__iter__", "__aiter__"):
            if state.gives_itself(function):
                continue
            inner = Read(read.file, read.scope, read.place, read.node, read.name, read.result, read.asynchronous, read.targets)
            node = state.node_in(function, scope.returns)
            state.graph.watch(node, partial(_inner_iterator, state, inner, owner))
        elif state.gives_itself(function):
            state.graph.add(read.result, [owner])
        else:
            state.graph.edge(state.node_in(function, scope.returns), read.result)


def _inner_iterator(state: State, read: Read, owner: Value, values: Iterable[Value]) -> None:
    """``__iter__`` returned an iterator of its own: what that one gives."""
    iterate(state, read, [v for v in values if v != owner])
