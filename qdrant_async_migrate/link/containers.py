"""Containers: one abstract value per place that makes one, an element per constant key, and one for all the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import attributes, classes, holding, members
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import FIELD, KEYS, NAMED, SLICE

ANY = None
"""The key of elements whose key is not known."""
_KEYS = 32
"""Keys of a container up to which they are told apart when it is merged into another."""


def build(state: State, target: int, kind: str, items: Iterable[tuple[Any, int]]) -> None:
    """A display, a comprehension, or the container of ``*args`` and ``**kwargs``."""
    if kind in ("metadata", "default"):
        for _, node in items:
            state.graph.watch(node, partial(_injected, state, target, kind == "default"))
        return
    if kind in _PARTS:
        for _, node in items:
            state.graph.watch(node, partial(_PARTS[kind], state, target))
        return
    container = state.container()
    if kind in ("dict", "kwargs"):
        state.mappings.add(container)
    elif kind == "iterable":
        state.iterables.add(container)
    last = -1
    for key, node in items:
        if key == "**":
            state.graph.watch(node, partial(merge, state, container))
        elif key == KEYS:
            state.graph.edge(last := node, state.slot(keys_of(state, container), ANY))
        else:
            state.graph.edge(node, state.slot(container, _slot_key(key)))
            if kind == "dict" and key is ANY:
                state.pairs.setdefault(container, []).append((last, node))
    state.graph.add(target, [container])


def _joined(state: State, target: int, values: Iterable[Value]) -> None:
    """``first + second``, ``3 * first``: a sequence with the elements of both, in places that are not known."""
    for value, item in state.each(values):
        if item[0] == Kind.CONT and value not in state.records:
            made = state.values.of(Kind.CONT, ("joined", target))
            state.graph.edge(state.every(value), state.slot(made, ANY))
            value = made
        state.graph.add(target, [value])


def _caught(state: State, target: int, values: Iterable[Value]) -> None:
    """``except (A, B) as error``: an object of one of the program's classes."""
    _caught_of(state, target, set(), values)


def _caught_of(state: State, target: int, seen: set[Value], values: Iterable[Value]) -> None:
    """``seen``: a tuple of classes may hold itself, as far as the flow can tell."""
    for value, item in state.each(values):
        if item[0] == Kind.CLASS:
            state.graph.add(target, [state.values.of(Kind.INST, item[1])])
        elif item[0] == Kind.CONT and value not in seen:
            seen.add(value)
            state.graph.watch(state.every(value), partial(_caught_of, state, target, seen))


def _metaclass(state: State, target: int, values: Iterable[Value]) -> None:
    """``class Docs(metaclass=Registry)``: to the methods of the metaclass, it and the classes below it are ``cls``."""
    if not state.ready:
        state.deferred.append(partial(_metaclass, state, target, list(values)))
        return
    made = [state.item(value)[1] for value in state.graph.values(target) if state.kind(value) == Kind.CLASS]
    every = [state.values.of(Kind.CLASS, cls) for above in made for cls in (above, *classes.descendants(state, above))]
    for meta in [item[1] for _, item in state.each(values) if item[0] == Kind.CLASS]:
        state.graph.add(attributes.classes_of(state, meta), every)


_PARTS = {"joined": _joined, "caught": _caught, "metaclass": _metaclass}


def keys_of(state: State, mapping: Value) -> Value:
    """What iterating over a mapping gives, as a container of its own: its elements are the values."""
    return state.values.of(Kind.CONT, ("keys", mapping))


def _injected(state: State, target: int, rest: bool, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.INJ:
            state.graph.edge(item[1], target)
        elif rest:
            state.graph.add(target, [value])


def merge(state: State, container: Value, values: Iterable[Value]) -> None:
    for held in holding.holders(state, values):
        if len(state.slots(held)) > _KEYS:
            state.graph.edge(state.every(held), state.slot(container, ANY))
        else:
            state.each_slot(held, lambda key, node: state.graph.edge(node, state.slot(container, key)))
        if container in state.mappings and held not in state.mappings:
            state.graph.watch(state.every(held), partial(put_pairs, state, container))


def put_pairs(state: State, mapping: Value, values: Iterable[Value]) -> None:
    """Pairs of a key and a value become entries."""
    for pair in [v for v in values if state.kind(v) == Kind.CONT]:
        state.graph.edge(state.slot(pair, 0), state.slot(keys_of(state, mapping), ANY))
        for key in (1, ANY):
            state.graph.edge(state.slot(pair, key), state.slot(mapping, ANY))


def item(state: State, read: Read, key: object, values: Iterable[Value]) -> None:
    """``object[key]``, or one target of an unpacking."""
    if isinstance(key, tuple) and key[:1] == (FIELD,):
        _in_pattern(state, read, key[1], values)
        return
    for value, it in state.each(values):
        if it[0] == Kind.CONT and key == SLICE:
            _slice(state, value, read.result)
        elif it[0] == Kind.CONT:
            _element(state, value, key, read.result)
        elif key == SLICE and _gives_itself(state, it):
            state.graph.add(read.result, [value])
        elif it[0] == Kind.INST:
            take = _slice if key == SLICE else partial(_element, key=key)
            take(state, holding.held_by(state, value), target=read.result)
            _dunder(state, read, value, it[1], "__getitem__" if classes.special(state, it[1], "__getitem__") else "__missing__")
            _named_field(state, value, it[1], key, read.result)
            if not classes.special(state, it[1], "__getitem__") and classes.special(state, it[1], "__iter__"):
                taken = Read(read.file, read.scope, read.place, read.node, read.name, read.result)  # ``first, second = object``
                iterate(state, taken, [value])
        elif it[0] in (Kind.OBJ, Kind.MEM):
            row = state.known.returns(f"{it[1]}.__getitem__")
            if row:
                state.graph.add(read.result, [state.values.of(Kind.OBJ, row, -1)])
        elif it[0] in (Kind.GEN, Kind.AGEN):
            read.may_run(value)
            state.graph.edge(_yields(state, it[1]), read.result)
        elif it[0] == Kind.CLASS and classes.is_enum(state, it[1]):
            state.graph.add(read.result, [state.values.of(Kind.INST, it[1])])
        elif it[0] in (Kind.XCLS, Kind.CLASS):
            state.graph.add(read.result, [value])


def _in_pattern(state: State, read: Read, index: int, values: Iterable[Value]) -> None:
    """``case Point(x, y)``: attributes that the class names; of a builtin, or where none is named, it may be the object."""
    for value, it in state.each(values):
        names = classes.match_args(state, it[1]) if it[0] == Kind.INST else []
        if index < len(names):
            asked = Read(read.file, read.scope, read.place, read.node, names[index], read.result)
            state.reads["attribute"].append(asked)
            attributes.load(state, asked, [value])
        else:
            state.graph.add(read.result, [value])


def _slice(state: State, container: Value, target: int) -> None:
    part = state.values.of(Kind.CONT, ("slice", target))
    state.graph.edge(state.every(container), state.slot(part, ANY))
    state.graph.add(target, [part])


def _slot_key(key: object) -> object:
    """The name of a constant does not tell its value: it may be any key."""
    return ANY if isinstance(key, tuple) and key[:1] == (NAMED,) else key


def _gives_itself(state: State, it: tuple[Any, ...]) -> bool:
    """A slice of a library's collection is one as well."""
    inherits = it[0] == Kind.INST and not classes.special(state, it[1], "__getitem__")
    names = list(classes.foreign_bases(state, it[1])) if inherits else []
    names += [it[1]] if it[0] in (Kind.OBJ, Kind.MEM) else []
    return any((row := state.known.row(name)) is not None and row.yields for name in names)


def _element(state: State, container: Value, key: object, target: int) -> None:
    key = _slot_key(key)
    if key is ANY:
        state.graph.edge(state.every(container), target)
    else:
        state.graph.edge(state.slot(container, key), target)
        state.graph.edge(state.slot(container, ANY), target)


def _named_field(state: State, value: Value, cls: int, key: object, target: int) -> None:
    """An element of a named tuple is its field."""
    names = classes.fields(state, cls)
    if isinstance(key, int) and 0 <= key < len(names):
        state.graph.edge(state.slot(value, names[key]), target)


def spread(state: State, owner: Value, names: Sequence[str], values: Iterable[Value]) -> None:
    """``Record(*values)``: what they contain becomes the fields; of an element whose place is not known it may be any of them."""

    def field(key: object, node: int) -> None:
        for name in names[key : key + 1] if isinstance(key, int) and key >= 0 else names:
            state.graph.edge(node, state.slot(owner, name))

    for container in holding.holders(state, values):
        state.each_slot(container, field)


def put(state: State, key: object, source: int, values: Iterable[Value]) -> None:
    """``object[key] = source``."""
    for value, it in state.each(values):
        if it[0] == Kind.CONT and key == SLICE:
            state.graph.watch(source, partial(_merge_elements, state, value))
        elif it[0] == Kind.CONT:
            state.graph.edge(source, state.slot(value, _slot_key(key)))
        elif it[0] == Kind.INST:
            state.graph.edge(source, state.slot(holding.held_by(state, value), _slot_key(key)))
            for function in classes.special(state, it[1], "__setitem__"):
                params = state.scopes[function].params
                if len(params) > 2:
                    state.graph.edge(source, state.node_in(function, params[2].node))


def _merge_elements(state: State, container: Value, values: Iterable[Value]) -> None:
    """``first[1:] = second``: its elements are somewhere in the first."""
    for held in holding.holders(state, values):
        state.graph.edge(state.every(held), state.slot(container, ANY))


def iterate(state: State, read: Read, values: Iterable[Value]) -> None:
    """What a loop over the object gives."""
    for value, it in state.each(values):
        if it[0] == Kind.CONT:
            _element(state, keys_of(state, value) if value in state.mappings else value, ANY, read.result)
        elif it[0] in (Kind.GEN, Kind.AGEN):
            read.may_run(value)
            state.graph.edge(_yields(state, it[1]), read.result)
        elif it[0] == Kind.INST:
            if not classes.special(state, it[1], "__iter__"):
                _element(state, holding.held_by(state, value), ANY, read.result)
            _dunder(state, read, value, it[1], "__aiter__" if read.asynchronous else "__iter__")
            _dunder(state, read, value, it[1], "__anext__" if read.asynchronous else "__next__")
        elif it[0] in (Kind.OBJ, Kind.MEM):
            row = state.known.row(it[1])
            read.may_run(value)
            if row is not None and row.yields:
                state.graph.add(read.result, [members.said_to_be(state, it, row.yields)])
        elif it[0] == Kind.CLASS and not state.ready:
            state.deferred.append(partial(iterate, state, read, [value]))
        elif it[0] == Kind.CLASS and classes.is_enum(state, it[1]):
            state.graph.add(read.result, [state.values.of(Kind.INST, it[1])])


def consume(state: State, site: Call, node: int, how: str) -> None:
    """A call iterates over one of its arguments."""
    read = Read(site.file, site.scope, site.place, node, how, state.graph.node())
    state.reads["iterate"].append(read)
    state.graph.watch(node, partial(iterate, state, read))


def _yields(state: State, function: int) -> int:
    return state.node_in(function, state.scopes[function].yields)


def enter(state: State, read: Read, values: Iterable[Value]) -> None:
    """What ``with`` binds."""
    for value, it in state.each(values):
        if it[0] == Kind.INST:
            _dunder(state, read, value, it[1], "__aenter__" if read.asynchronous else "__enter__")
            _dunder(state, read, value, it[1], "__aexit__" if read.asynchronous else "__exit__", keep=False)
            if classes.find(state, it[1], "__enter__") is None:
                state.graph.add(read.result, [value])
        elif it[0] == Kind.CTX:
            read.may_run(value)
            state.graph.edge(_yields(state, it[1]), read.result)
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
            name = _operator(state, it[1], read.name)
            _dunder(state, read, value, it[1], name)
            for function in classes.special(state, it[1], name) if other >= 0 else ():
                params = state.scopes[function].params
                if len(params) > 1:
                    state.graph.edge(other, state.node_in(function, params[1].node))
        elif it[0] == Kind.CONT and read.name == "__delitem__" and value not in state.mappings:
            _move(state, value)
        elif it[0] == Kind.GEN:
            read.may_run(value)
        elif it[0] in (Kind.OBJ, Kind.MEM):
            dotted = state.known.returns(it[1]) or it[1] if it[0] == Kind.MEM else it[1]
            row = state.known.returns(f"{dotted}.{read.name}")
            if row:
                state.graph.add(read.result, [state.values.of(Kind.OBJ, row, -1)])


_INSTEAD = {"__format__": "__str__", "__str__": "__repr__"}


def _operator(state: State, cls: int, name: str) -> str:
    """The method that stands in where the class has none of that name: ``__add__`` for ``+=``, ``__repr__`` for text."""
    if classes.special(state, cls, name):
        return name
    if name.startswith("__i") and name not in ("__init__", "__iter__", "__int__", "__index__", "__invert__"):
        return f"__{name[3:]}"
    return _operator(state, cls, _INSTEAD[name]) if name in _INSTEAD else name


def _dunder(state: State, read: Read, owner: Value, cls: int, name: str, keep: bool = True) -> None:
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
            state.graph.edge(_yields(state, function), read.result)
        elif name in ("__iter__", "__aiter__"):
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


def method(state: State, call: Call, container: Value, name: str) -> None:
    """A call of a container's method."""
    args = [a for a in call.args if isinstance(a, int)]
    graph = state.graph
    if name in _MOVING and container not in state.mappings:
        _move(state, container)
    match name:
        case "extendleft":
            fill(state, container, args, ())
            for node in args:
                consume(state, call, node, f"call:{name}")
        case "append" | "add" | "appendleft":
            for node in args[:1]:
                graph.edge(node, state.slot(container, ANY))
        case "insert" | "setdefault":
            for node in args[1:2]:
                graph.edge(node, state.slot(container, _constant(call, 0) if name == "setdefault" else ANY))
        case "extend" | "update" | "union" | "new_child":
            fill(state, container, args, call.keywords)
            for node in args:
                consume(state, call, node, f"call:{name}")
        case _:
            pass
    _result(state, call, container, name, args)


_MOVING = frozenset("insert appendleft extendleft pop popleft remove reverse rotate sort".split())


def _move(state: State, container: Value) -> None:
    """Its elements are not in the places any more in which they were put."""
    state.graph.edge(state.every(container), state.slot(container, ANY))


def fill(state: State, container: Value, args: Iterable[int], keywords: Iterable[tuple[str | None, int]]) -> None:
    """Put what the arguments contain into the container, and those with a keyword by that."""
    for node in [*args, *(node for keyword, node in keywords if keyword is None)]:
        state.graph.watch(node, partial(merge, state, container))
    for keyword, node in keywords:
        if keyword is not None:
            state.graph.edge(node, state.slot(container, keyword))


def _result(state: State, call: Call, container: Value, name: str, args: list[int]) -> None:
    graph = state.graph
    match name:
        case "get" | "pop" | "popleft" | "setdefault":
            _element(state, container, _constant(call, 0) if name != "popleft" else ANY, call.result)
            for node in args[1:2]:
                graph.edge(node, call.result)
        case "keys":
            graph.add(call.result, [keys_of(state, container)])
        case "values" if container in state.mappings:
            held = state.values.of(Kind.CONT, ("values", container))
            graph.edge(state.every(container), state.slot(held, ANY))
            graph.add(call.result, [held])
        case "values" | "copy" | "union" | "new_child":
            graph.add(call.result, [container])
        case "items" | "popitem":
            pair = state.values.of(Kind.CONT, ("pair", call.number))
            if container in state.mappings:
                graph.edge(state.every(keys_of(state, container)), state.slot(pair, 0))
            state.each_slot(container, lambda _, node: graph.edge(node, state.slot(pair, 1)))
            if name == "popitem":
                graph.add(call.result, [pair])
            else:
                pairs = state.values.of(Kind.CONT, ("pairs", call.number))
                graph.add(state.slot(pairs, ANY), [pair])
                graph.add(call.result, [pairs])
        case _:
            pass


def _constant(call: Call, position: int) -> object:
    text = call.constants.get(position)
    if text is None:
        return ANY
    if text.lstrip("-").isdigit():
        return int(text)
    return text[1:-1] if text[:1] in "'\"" else ANY
