"""Containers: one abstract value per place that makes one, an element per constant key, and one for all the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.link import attributes, classes, elements, holding, metaclasses, protocols, raised
from qdrant_async_migrate.link.elements import ANY
from qdrant_async_migrate.link.modules import MAIN
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import FIELD, KEYS, NAMED, SLICE

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
    if kind == "generator":
        state.generators.add(target)
    if kind in ("dict", "kwargs"):
        state.mappings.add(container)
    elif kind == "iterable":
        state.iterables.add(container)
    last = -1
    for key, node in items:
        if key == "**":
            state.graph.watch(node, partial(merge, state, container))
        elif key == KEYS:
            state.graph.edge(last := node, state.slot(elements.keys_of(state, container), ANY))
        else:
            state.graph.edge(node, state.slot(container, elements.slot_key(key)))
            if kind == "dict" and elements.slot_key(key) is ANY:
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
        elif item == (Kind.EXT, raised.END):
            state.graph.add(target, [raised.end(state)])
        elif item[0] == Kind.CONT and value not in seen:
            seen.add(value)
            state.graph.watch(state.every(value), partial(_caught_of, state, target, seen))


def _metaclass(state: State, target: int, values: Iterable[Value]) -> None:
    """``class Docs(metaclass=Registry)``: to the methods of the metaclass, it and the classes below it are ``cls``."""
    state.has_metaclasses = True
    if not state.ready:
        state.deferred.append(partial(_metaclass, state, target, list(values)))
        return
    made = [state.item(value)[1] for value in state.graph.values(target) if state.kind(value) == Kind.CLASS]
    every = [state.values.of(Kind.CLASS, cls) for above in made for cls in (above, *classes.descendants(state, above))]
    for value, item in state.each(values):
        if item[0] == Kind.CLASS:
            state.graph.add(attributes.classes_of(state, item[1]), every)
            metaclasses.make(state, value, every)


_PARTS = {"joined": _joined, "caught": _caught, "metaclass": _metaclass}


def _injected(state: State, target: int, rest: bool, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.INJ:
            state.graph.edge(item[1], target)
        elif rest:
            state.graph.add(target, [value])


def merge(state: State, container: Value, values: Iterable[Value]) -> None:
    for held in holding.holders(state, values):
        holding.ask_all(state, held)
        if len(state.slots(held)) > _KEYS:
            state.graph.edge(state.every(held), state.slot(container, ANY))
        else:
            state.each_slot(held, lambda key, node: state.graph.edge(node, state.slot(container, key)))
        if container in state.mappings and held not in state.mappings:
            state.graph.watch(state.every(held), partial(put_pairs, state, container))


def put_pairs(state: State, mapping: Value, values: Iterable[Value]) -> None:
    """Pairs of a key and a value become entries."""
    pairs = [v for v in values if state.kind(v) == Kind.CONT]
    keys, held = (state.slot(elements.keys_of(state, mapping), ANY), state.slot(mapping, ANY)) if pairs else (-1, -1)
    for pair in pairs:
        state.graph.edge(state.slot(pair, 0), keys)
        for key in (1, ANY):
            state.graph.edge(state.slot(pair, key), held)


def item(state: State, read: Read, key: object, values: Iterable[Value], index: int = -1) -> None:
    """``object[key]``, or one target of an unpacking. ``index``: the node of the key, if there is one."""
    if isinstance(key, tuple) and key[:1] == (FIELD,):
        _in_pattern(state, read, key[1], values)
        return
    for value, it in state.each(values):
        if it[0] == Kind.CONT and key == SLICE:
            _slice(state, value, read.result)
        elif it[0] == Kind.CONT:
            elements.read(state, value, key, read.result)
        elif key == SLICE and _gives_itself(state, it):
            state.graph.add(read.result, [value])
        elif it[0] == Kind.INST:
            take = _slice if key == SLICE else partial(elements.read, key=key)
            take(state, holding.held_by(state, value), target=read.result)
            subscripts = classes.special(state, it[1], "__getitem__")
            protocols.taking(state, read, value, "__getitem__" if subscripts else "__missing__", index)
            _named_field(state, value, it[1], key, read.result)
            if not subscripts and classes.special(state, it[1], "__iter__"):
                taken = Read(read.file, read.scope, read.place, read.node, read.name, read.result)  # ``first, second = object``
                protocols.iterate(state, taken, [value])
        elif it[0] == Kind.EXT and (effect := state.known.effect(f"{it[1]}.__getitem__")) is not None and effect.kind == "module":
            name = state.files[read.file].module if key == (NAMED, "__name__") else key
            state.graph.add(read.result, [state.values.of(Kind.MODULE, name)] if name in state.file_of or name == MAIN else ())
        elif it[0] in (Kind.OBJ, Kind.MEM):
            row = state.known.returns(f"{it[1]}.__getitem__")
            if row:
                state.graph.add(read.result, [state.values.of(Kind.OBJ, row, -1)])
        elif it[0] in (Kind.GEN, Kind.AGEN):
            read.may_run(value)
            state.graph.edge(protocols.yields(state, it[1]), read.result)
        elif it[0] == Kind.CLASS and classes.is_enum(state, it[1]):
            state.graph.add(read.result, [state.values.of(Kind.INST, it[1])])
        elif it[0] == Kind.CLASS and classes.special(state, it[1], "__class_getitem__"):
            protocols.taking(state, read, value, "__class_getitem__", index)
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


def _gives_itself(state: State, it: tuple[Any, ...]) -> bool:
    """A slice of a library's collection is one as well."""
    inherits = it[0] == Kind.INST and not classes.special(state, it[1], "__getitem__")
    names = list(classes.foreign_bases(state, it[1])) if inherits else []
    names += [it[1]] if it[0] in (Kind.OBJ, Kind.MEM) else []
    return any((row := state.known.row(name)) is not None and row.yields for name in names)


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
            state.graph.edge(source, state.slot(value, elements.slot_key(key)))
        elif it[0] == Kind.INST:
            state.graph.edge(source, state.slot(holding.held_by(state, value), elements.slot_key(key)))
            for function in classes.special(state, it[1], "__setitem__"):
                params = state.scopes[function].params
                if len(params) > 2:
                    state.graph.edge(source, state.node_in(function, params[2].node))


def put_key(state: State, index: int, values: Iterable[Value]) -> None:
    """``object[key] = source``: a loop over a mapping gives the key; of another container everything is an element."""
    for value, it in state.each(values):
        held = holding.held_by(state, value) if it[0] == Kind.INST else value
        if it[0] in (Kind.CONT, Kind.INST):
            kept = elements.keys_of(state, held) if held in state.mappings else held
            state.graph.edge(index, state.slot(kept, ANY))


def _merge_elements(state: State, container: Value, values: Iterable[Value]) -> None:
    """``first[1:] = second``: its elements are somewhere in the first."""
    for held in holding.holders(state, values):
        state.graph.edge(state.every(held), state.slot(container, ANY))
