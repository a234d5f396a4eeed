"""Calls of code outside the program: what the catalog says passes through them, and what is handed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.link import attributes, calls, classes, containers, fixtures, overrides
from qdrant_async_migrate.link.state import Call, Read, State
from qdrant_async_migrate.link.values import Kind, Value

Keywords = Sequence[tuple[str | None, int]]
CALLABLE = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.MEM, Kind.DYN, Kind.XCLS, Kind.CLASS, Kind.INST, Kind.CMETH})


class _Use:
    """One call of a library's callable, with what is needed to pass values through it."""

    def __init__(
        self, state: State, site: Call, effect: Effect, value: Value, args: Sequence[Any], keywords: Keywords, result: int
    ) -> None:
        self.state, self.site, self.effect, self.value = state, site, effect, value
        self.args, self.keywords, self.result = args, keywords, result

    def argument(self, key: str) -> int:
        """The node of an argument by position or keyword (``"1,target"``: whichever is there); ``-1`` if absent."""
        for part in key.split(","):
            if part.isdigit() and int(part) < len(self.args):
                found = self.args[int(part)]
                return found if isinstance(found, int) else -1
            for name, node in self.keywords:
                if name == part:
                    return node
        return -1

    def rest(self) -> list[Any]:
        """The positional arguments after the function."""
        first = self.effect.function.split(",")[0]
        return list(self.args[int(first) + 1 :]) if first.isdigit() else []

    def elements(self, node: int) -> int:
        """What iterating over an argument gives; recorded, since a generator that turns async cannot be consumed so."""
        read = Read(self.site.file, self.site.scope, self.site.place, node, f"call:{self.effect.name}", self.state.graph.node())
        self.state.reads["iterate"].append(read)
        self.state.graph.watch(node, partial(containers.iterate, self.state, read))
        return read.result

    def each_function(self, args: Sequence[Any], keywords: Keywords, result: int) -> None:
        """Call every value of the function argument."""
        node = self.argument(self.effect.function)
        self.state.graph.watch(node, partial(self.apply, args, keywords, result))

    def apply(self, args: Sequence[Any], keywords: Keywords, result: int, values: Iterable[Value]) -> None:
        for value, item in self.state.each(values):
            if item[0] in CALLABLE:
                self.site.applies(self.effect.function, value, self.effect.kind)
                calls.invoke(self.state, self.site, value, args, keywords, result)
            elif item[0] == Kind.EXT:
                self.site.applies(self.effect.function, value, self.effect.kind)
                effect = self.state.known.effect(item[1])
                if effect is not None and not args:  # without arguments nothing is consumed here: a factory, ``list``
                    _EFFECTS[effect.kind](_Use(self.state, self.site, effect, value, args, keywords, result))
                _returned(self.state, item, item[1], result, effect is not None)

    def give(self, *item: Any) -> None:
        self.state.graph.add(self.result, [self.state.values.of(*item)])

    def container(self, label: str) -> Value:
        return self.state.values.of(Kind.CONT, (label, self.site.number, self.result))


def foreign(state: State, site: Call, value: Value, args: Sequence[Any], keywords: Keywords, result: int) -> None:
    """A call that leaves the program."""
    item = state.item(value)
    if item[0] == Kind.DYN:
        return
    if item[0] == Kind.INST:
        escape(state, site, args, keywords, value)
        return
    dotted = f"{item[1]}.__call__" if item[0] == Kind.OBJ else item[1]
    if dotted == "future.result":
        state.graph.edge(state.item(item[2])[1], result)
        return
    if dotted == "builtins.type.__subclasses__":
        made = state.values.of(Kind.CONT, ("subclasses", item[2]))
        below = [state.values.of(Kind.CLASS, cls) for cls in classes.descendants(state, state.item(item[2])[1])]
        state.graph.add(state.slot(made, containers.ANY), below)
        state.graph.add(result, [made])
        return
    if dotted == "generator.send":
        state.graph.edge(state.node_in(f := state.item(item[2])[1], state.scopes[f].yields), result)
        return
    if dotted == "builtins.object.__new__" and args and isinstance(args[0], int):
        state.graph.watch(args[0], partial(instances, state, result))
        return
    effect = state.known.effect(dotted)
    if effect is not None:
        use = _Use(state, site, effect, value, args, keywords, result)
        _EFFECTS[effect.kind](use)
    else:
        escape(state, site, args, keywords, value)
    if effect is None or effect.kind not in _GIVES_ALL:
        _returned(state, item, dotted, result, effect is not None)


def _returned(state: State, item: tuple[Any, ...], dotted: str, result: int, through: bool) -> None:
    returns = state.known.returns(dotted)
    if returns:
        state.graph.add(result, [attributes.said_to_be(state, item, returns)])
    elif dotted == "builtins.object.__new__" and item[0] == Kind.MEM:
        owner = state.item(item[2])
        if owner[0] in (Kind.CLASS, Kind.INST) and "builtins.type" in classes.foreign_bases(state, owner[1]):
            state.graph.edge(attributes.classes_of(state, owner[1]), result)
        elif owner[0] in (Kind.CLASS, Kind.INST):
            state.graph.add(result, [state.values.of(Kind.INST, owner[1])])
    elif item[0] == Kind.EXT and dotted.rsplit(".", 1)[-1][:1].isupper() and not through:
        state.graph.add(result, [state.values.of(Kind.OBJ, dotted, -1)])
    elif state.known.is_prefix(f"{dotted}()"):
        state.graph.add(result, [state.values.of(Kind.OBJ, f"{dotted}()", -1)])


def escape(state: State, site: Call, args: Sequence[Any], keywords: Keywords, callee: Value) -> None:
    """Arguments reach code that is not analysed: what they hold is asked when the flow is solved."""
    named = [(index, a[1] if isinstance(a, tuple) else a) for index, a in enumerate(args)]
    site.hands_away((key, node) for key, node in [*named, *keywords] if node >= 0)


def await_values(state: State, target: int, values: Iterable[Value]) -> None:
    """What awaiting gives."""
    for _, item in state.each(values):
        if item[0] == Kind.CORO:
            state.graph.edge(state.node_in(item[1], state.scopes[item[1]].returns), target)
        elif item[0] == Kind.FUT:
            state.graph.edge(item[1], target)


_SAY_NOTHING = frozenset(
    f"{m}.{n}"
    for m in ("typing", "collections.abc", "typing_extensions")
    for n in ("Callable", "Any", "Awaitable", "TypeAlias", "TypeVar()", "ParamSpec()", "TypeVarTuple()")
)
"""Types of which anything may be: a function of the program as well as one of a library."""


NEW_TYPE = "typing.NewType()"


def instances(state: State, target: int, values: Iterable[Value]) -> None:
    """Instances of the classes among ``values``."""
    for value, item in state.each(values):
        if item[0] == Kind.CLASS:
            state.graph.add(target, [state.values.of(Kind.INST, item[1])])
        elif item[0] == Kind.XCLS:
            state.graph.add(target, [state.values.of(Kind.OBJ, item[1], item[2])])
        elif item[0] == Kind.EXT and (item[1].rsplit(".", 1)[-1][:1].isupper() or state.known.is_prefix(item[1])):
            if item[1] not in _SAY_NOTHING:
                state.graph.add(target, [state.values.of(Kind.OBJ, item[1], -1)])
        elif item[0] == Kind.INST or (item[0] == Kind.OBJ and item[1] not in _SAY_NOTHING):
            state.graph.add(target, [value])
        elif item[0] == Kind.MEM and item[1] == NEW_TYPE:
            state.graph.watch(state.slot(item[2], "type"), partial(instances, state, target))


_CONTEXT_MANAGERS = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})


def is_context_manager(state: State, function: int) -> bool:
    """A generator function that its decorator makes a context manager."""
    decorators = state.scopes[function].decorators
    return any(attributes.spelled(state, function, d.dotted) in _CONTEXT_MANAGERS for d in decorators)


# one function per kind of effect --------------------------------------------------------------------------------------------
def _harmless(use: _Use) -> None:
    """Keeps and calls nothing it is given."""


def _attributes(use: _Use) -> None:
    """``vars(x)`` and ``x._asdict()``: the dict of an object's attributes."""
    state, item = use.state, use.state.item(use.value)

    def add(values: Iterable[Value]) -> None:
        objects = [value for value, item in state.each(values) if item[0] in (Kind.INST, Kind.OBJ)]
        state.graph.add(use.result, [attributes.as_dict(state, value) for value in objects])

    if item[0] == Kind.MEM and item[2] >= 0:
        add([item[2]])
    else:
        state.graph.watch(use.argument("0"), add)


def _property(use: _Use) -> None:
    """``property(get_size, set_size)``: reading the attribute runs the function, as with a decorator."""
    use.state.graph.watch(use.argument("0,fget,func"), partial(_made_property, use, use.argument("1,fset")))


def _made_property(use: _Use, setter: int, values: Iterable[Value]) -> None:
    for value in (value for value in values if use.state.kind(value) == Kind.FUNC):
        made = use.state.values.of(Kind.MEM, attributes.PROPERTY, value)
        use.state.setting[made] = setter
        use.state.graph.add(use.result, [made])


def _new_type(use: _Use) -> None:
    """``Db = NewType("Db", Client)``: calling it gives back what it is given, and what is declared to be one is of the class."""
    made = use.container("new type")
    use.state.graph.edge(use.argument("1"), use.state.slot(made, "type"))
    use.give(Kind.MEM, NEW_TYPE, made)


def _binding(use: _Use) -> None:
    """``staticmethod(f)`` and ``classmethod(f)``, called."""

    def make(values: Iterable[Value]) -> None:
        functions = [value for value in values if use.state.kind(value) == Kind.FUNC]
        use.state.graph.add(use.result, [use.state.values.of(Kind.MEM, f"{use.effect.name}()", value) for value in functions])

    use.state.graph.watch(use.argument("0"), make)


def _class_of(use: _Use) -> None:
    """``type(x)``: the class of what is given. ``type(name, bases, members)`` makes one: like its bases, as far as is known."""
    state = use.state
    if len(use.args) == 3:
        state.graph.watch(use.elements(use.argument("1")), partial(_like_bases, use))
        escape(state, use.site, (), [(None, use.argument("2"))], -1)
    if len(use.args) != 1:
        return
    given = use.argument("0")

    def add(values: Iterable[Value]) -> None:
        for item in map(state.item, values):
            if item[0] == Kind.INST:
                state.graph.add(use.result, [state.values.of(Kind.CLASS, item[1])])
            elif item[0] == Kind.OBJ and item[2] >= 0:
                state.graph.add(use.result, [state.values.of(Kind.XCLS, item[1], item[2])])

    state.graph.watch(given, add)


def _like_bases(use: _Use, values: Iterable[Value]) -> None:
    use.state.graph.add(use.result, [value for value in values if use.state.kind(value) in (Kind.CLASS, Kind.XCLS)])


def _returns(use: _Use) -> None:
    """Gives back an argument."""
    use.state.graph.edge(use.argument(use.effect.argument or "0"), use.result)


def _same(use: _Use) -> None:
    """A method that gives such an object as it is called on: a copy, or an instance of the class."""
    item = use.state.item(use.value)
    owner = item[2] if item[0] == Kind.MEM and isinstance(item[2], int) and item[2] >= 0 else None
    if owner is not None and use.state.kind(owner) == Kind.INST:
        use.state.graph.add(use.result, [owner])
        _set_fields(use, [owner])
    elif owner is not None:
        instances(use.state, use.result, [owner])


def _replaced(use: _Use) -> None:
    """A copy of its first argument with other values in some fields."""
    use.state.graph.edge(use.argument("0"), use.result)
    use.state.graph.watch(use.argument("0"), partial(_set_fields, use))


def _set_fields(use: _Use, values: Iterable[Value]) -> None:
    objects = [value for value in values if use.state.kind(value) == Kind.INST]
    for name, node in use.keywords:
        for value in objects if name is not None else ():
            use.state.graph.edge(node, use.state.slot(value, name))


def _cast(use: _Use) -> None:
    use.state.graph.watch(use.argument("0"), partial(instances, use.state, use.result))
    use.state.graph.edge(use.argument("1"), use.result)


def _elements(use: _Use) -> None:
    """A container of the elements of its arguments."""
    made = use.container("elements")
    for key in (use.effect.argument or "0").split("+"):
        node = use.argument(key)
        use.state.graph.edge(use.elements(node), use.state.slot(made, containers.ANY))
        use.state.graph.watch(node, partial(_same_places, use.state, made))
    use.state.graph.add(use.result, [made])


def _same_places(state: State, made: Value, values: Iterable[Value]) -> None:
    """The elements of a sequence keep their places; those of a mapping are not what iterating over it gives."""
    _same_keys(state, made, [v for v in values if v not in state.mappings])


def _same_keys(state: State, made: Value, values: Iterable[Value]) -> None:
    for value in attributes.holders(state, values):
        state.each_slot(value, lambda key, node: state.graph.edge(node, state.slot(made, key)))


def _element(use: _Use) -> None:
    """One of the elements of an argument."""
    use.state.graph.edge(use.elements(use.argument(use.effect.argument or "0")), use.result)


def _added(use: _Use) -> None:
    """Puts an argument into the list before it; may give an element of that."""
    use.state.graph.watch(use.argument("0"), partial(_into_lists, use.state, use.argument("1")))
    _element(use)


def _into_lists(state: State, source: int, values: Iterable[Value]) -> None:
    for value in attributes.holders(state, values):
        state.graph.edge(source, state.slot(value, containers.ANY))


def in_place(state: State, site: Call, container: Value, keywords: Keywords) -> None:
    """``list.sort`` with a key function."""
    effect = state.known.effect("builtins.list.sort")
    if effect is not None:
        use = _Use(state, site, effect, container, (), keywords, site.result)
        use.each_function([state.every(container)], (), state.graph.node())


def _sort(use: _Use) -> None:
    """A container of the elements, by a key function."""
    use.each_function([use.elements(use.argument(use.effect.argument or "0"))], (), use.state.graph.node())
    _elements(use)


def _pick(use: _Use) -> None:
    """One of the elements, by a key function."""
    use.each_function([use.elements(use.argument("0"))], (), use.state.graph.node())
    _element(use)


def _pairs(use: _Use) -> None:
    """``enumerate``: pairs of a number and an element."""
    pair, made = use.container("pair"), use.container("pairs")
    use.state.graph.edge(use.elements(use.argument("0")), use.state.slot(pair, 1))
    use.state.graph.add(use.state.slot(made, containers.ANY), [pair])
    use.state.graph.add(use.result, [made])


def _zip(use: _Use) -> None:
    row, made = use.container("row"), use.container("rows")
    for index, argument in enumerate(use.args):
        if isinstance(argument, int):
            use.state.graph.edge(use.elements(argument), use.state.slot(row, index))
        else:  # ``zip(*rows)``
            use.state.graph.edge(use.elements(use.elements(argument[1])), use.state.slot(row, containers.ANY))
    use.state.graph.add(use.state.slot(made, containers.ANY), [row])
    use.state.graph.add(use.result, [made])


def _rows(use: _Use) -> None:
    """Groups of elements of its argument."""
    row, made = use.container("row"), use.container("rows")
    use.state.graph.edge(use.elements(use.argument(use.effect.argument or "0")), use.state.slot(row, containers.ANY))
    use.state.graph.add(use.state.slot(made, containers.ANY), [row])
    use.state.graph.add(use.result, [made])


def _repeated(use: _Use) -> None:
    """Its argument itself, again and again."""
    made = use.container("repeated")
    use.state.graph.edge(use.argument("0,object"), use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _accumulated(use: _Use) -> None:
    """The first element, and what the function makes of what there was and each element after it."""
    made = use.container("accumulated")
    slot, elements = use.state.slot(made, containers.ANY), use.elements(use.argument("0"))
    use.each_function([slot, elements], (), slot)
    use.state.graph.edge(elements, slot)
    use.state.graph.edge(use.argument("initial"), slot)
    use.state.graph.add(use.result, [made])


def _dict(use: _Use) -> None:
    made = use.container("dict")
    use.state.mappings.add(made)
    _fill(use, made, use.args)
    use.state.graph.add(use.result, [made])


def _fill(use: _Use, made: Value, mappings: Sequence[Any]) -> None:
    """``made`` holds what mappings and keyword arguments hold, ``**mapping`` among them."""
    for argument in mappings:
        if isinstance(argument, int):
            use.state.graph.watch(use.elements(argument), partial(containers.put_pairs, use.state, made))
            use.state.graph.watch(argument, partial(_same_keys, use.state, made))
            use.state.graph.watch(argument, partial(_kept_keys, use.state, made))
    for name, node in use.keywords:
        if name is not None:
            use.state.graph.edge(node, use.state.slot(made, name))
        else:
            use.state.graph.watch(node, partial(_same_keys, use.state, made))


def _kept_keys(state: State, made: Value, values: Iterable[Value]) -> None:
    for mapping in [v for v in values if v in state.mappings]:
        keys, kept = containers.keys_of(state, mapping), containers.keys_of(state, made)
        state.graph.edge(state.every(keys), state.slot(kept, containers.ANY))


def record_class(state: State, result: int, fields: str, function: Iterable[Value]) -> None:
    """``namedtuple("Name", "first second")``: a class, of which only the names of its fields are known. It may be a base class,
    so it is made before other calls run."""
    effects = (state.known.effect(item[1]) for _, item in state.each(function) if item[0] == Kind.EXT)
    if any(effect is not None and effect.kind == "record-class" for effect in effects):
        made = state.values.of(Kind.CONT, ("record class", result))
        state.records[made] = _unquoted(fields).replace(",", " ").split()
        state.graph.add(result, [state.values.of(Kind.MEM, "collections.namedtuple()", made)])


def _record_class(use: _Use) -> None:
    """What the last fields are where they are not given."""
    made = use.state.values.of(Kind.CONT, ("record class", use.result))
    if made in use.state.records:
        use.state.graph.watch(use.argument("defaults"), partial(_defaults, use.state, made))


def _defaults(state: State, made: Value, values: Iterable[Value]) -> None:
    names = state.records[made]
    for container in attributes.holders(state, values):
        given = [key for key, _ in state.slots(container) if isinstance(key, int)]
        for name in names:
            state.graph.edge(state.slot(container, containers.ANY), state.slot(made, name))
        for key, name in zip(reversed(given), reversed(names), strict=False):
            state.graph.edge(state.slot(container, key), state.slot(made, name))


def _record(use: _Use) -> None:
    """An object of such a class."""
    made, state = use.container("record"), use.state
    cls = state.item(use.value)[2]
    names = state.records[made] = state.records.get(cls, [])
    for index, name in enumerate(names):
        state.graph.edge(state.slot(made, name), state.slot(made, index))
        state.graph.edge(state.slot(cls, name), state.slot(made, name))
    for position, argument in enumerate(use.args):
        if isinstance(argument, int):
            state.graph.edge(argument, state.slot(made, names[position] if position < len(names) else containers.ANY))
        else:
            state.graph.watch(argument[1], partial(containers.spread, state, made, names[position:]))
    _fill(use, made, ())
    state.graph.add(use.result, [made])


def _getter(use: _Use) -> None:
    """``itemgetter("a")`` and ``attrgetter("a.b")``, with one name: what is called with an object and gives that of it."""
    if len(use.args) == 1 and 0 in use.site.constants:
        made = use.container("getter")
        use.state.getters[made] = use.site.constants[0]
        use.give(Kind.MEM, f"{use.effect.name}()", made)
    else:
        escape(use.state, use.site, use.args, use.keywords, use.value)


def _got(use: _Use) -> None:
    """Such a call."""
    state, site, name = use.state, use.site, use.state.getters.get(use.state.item(use.value)[2], "")
    node = use.argument("0")
    if use.effect.name.startswith("operator.item"):
        key = int(name) if name.isdigit() else _unquoted(name) or containers.ANY
        read = Read(site.file, site.scope, site.place, node, "[]", use.result)
        state.reads["item"].append(read)
        state.graph.watch(node, partial(containers.item, state, read, key))
        return
    for part in (parts := _unquoted(name).split(".")):
        result = use.result if part is parts[-1] else state.graph.node()
        read = Read(site.file, site.scope, site.place, node, part, result)
        state.reads["attribute"].append(read)
        state.graph.watch(node, partial(attributes.load, state, read))
        node = result


def _from_keys(use: _Use) -> None:
    """A dict with one value for all keys."""
    made, state = use.container("dict"), use.state
    state.mappings.add(made)
    state.graph.edge(use.elements(use.argument("0")), state.slot(containers.keys_of(state, made), containers.ANY))
    state.graph.edge(use.argument("1"), state.slot(made, containers.ANY))
    state.graph.add(use.result, [made])


def _map(use: _Use) -> None:
    """Calls a function with the elements of the other arguments; gives the results."""
    made = use.container("map")
    nodes = [use.elements(a) for a in use.rest() if isinstance(a, int)]
    use.each_function(nodes, (), use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _starmap(use: _Use) -> None:
    """The same with the elements of each element as arguments."""
    made = use.container("map")
    node = use.elements(use.argument("1"))
    use.each_function([("*", node)], (), use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _group(use: _Use) -> None:
    """Pairs of a key and the elements that have it, by a key function."""
    pair, group, made = use.container("pair"), use.container("group"), use.container("groups")
    elements = use.elements(use.argument("0"))
    use.each_function([elements], (), use.state.slot(pair, 0))
    use.state.graph.edge(elements, use.state.slot(group, containers.ANY))
    use.state.graph.add(use.state.slot(pair, 1), [group])
    use.state.graph.add(use.state.slot(made, containers.ANY), [pair])
    use.state.graph.add(use.result, [made])


def _flatten(use: _Use) -> None:
    """The elements of the elements of an argument."""
    node = use.elements(use.argument("0"))
    made = use.container("flat")
    use.state.graph.edge(use.elements(node), use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _filter(use: _Use) -> None:
    nodes = [use.elements(a) for a in use.rest() if isinstance(a, int)]
    use.each_function(nodes, (), use.state.graph.node())
    made = use.container("filter")
    for node in nodes:
        use.state.graph.edge(node, use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _reduce(use: _Use) -> None:
    """Begins with the third argument, or where there is none with the first element."""
    elements = use.elements(use.argument("1"))
    first = use.argument("2,initial")
    use.each_function([use.result, elements], (), use.result)
    use.state.graph.edge(first if first >= 0 else elements, use.result)


def _apply(use: _Use) -> None:
    """Calls a function with the arguments after it, now, and gives its result."""
    use.each_function(use.rest(), use.keywords, use.result)


def _field(use: _Use) -> None:
    """Calls a function without arguments for a default, and gives its result; or gives the default itself."""
    use.each_function((), (), use.result)
    use.state.graph.edge(use.argument(use.effect.argument or "default"), use.result)


def _partial(use: _Use) -> None:
    use.state.graph.watch(use.argument(use.effect.function or "0"), partial(_make_partial, use))


def _make_partial(use: _Use, values: Iterable[Value]) -> None:
    made = Call(
        use.site.number, use.site.file, use.site.scope, use.site.place, -1, tuple(use.args), tuple(use.keywords), {}, use.result
    )
    for value, item in use.state.each(values):
        if item[0] in CALLABLE:
            key = ("partial", use.site.number, value)
            number = use.state.partial_numbers.setdefault(key, len(use.state.partials))
            if number == len(use.state.partials):
                use.state.partials.append((made, value))
            use.give(Kind.PARTIAL, number)


def _later(use: _Use) -> None:
    """Calls a function some time, with the arguments after it; what it returns comes with a future."""
    result = use.state.graph.node()
    use.each_function(use.rest(), [k for k in use.keywords if k[0] not in use.effect.function.split(",")], result)
    use.give(Kind.FUT, result, *(("thread",) if use.effect.kind == "submit" else ()))


def _spawn(use: _Use) -> None:
    """Calls a function in a thread or process of its own, with ``args`` and ``kwargs`` given as containers."""
    args, keywords = use.argument("args"), use.argument("kwargs")
    use.each_function([("*", args)] if args >= 0 else [], [(None, keywords)] if keywords >= 0 else [], use.state.graph.node())
    _returned(use.state, (Kind.EXT, use.effect.name), use.effect.name, use.result, False)


def _callback(use: _Use) -> None:
    """Keeps a function and calls it later, with the arguments after it."""
    use.each_function(use.rest(), [k for k in use.keywords if k[0] not in use.effect.function.split(",")], use.state.graph.node())


def _fields(use: _Use) -> None:
    """Keyword arguments become attributes of objects of a class (``argument``)."""
    for name, node in use.keywords:
        if name is not None:
            use.state.graph.edge(node, use.state.slot(use.state.values.of(Kind.OBJ, use.effect.argument, -1), name))


_KEPT_BY_PARSER = ("const", "default")


def _parsed(use: _Use) -> None:
    """``add_argument("--seed", dest="action", const=seed)``: what is given as ``const`` or ``default`` becomes an attribute of
    what is parsed; the rest is the library's."""
    state, constants = use.state, use.site.constants
    options = [_unquoted(constants.get(i, "")) for i in range(len(use.args))]
    option = next((o for o in options if o.startswith("--")), next(iter(options), "")).lstrip("-").replace("-", "_")
    name = _unquoted(constants.get("dest", "")) or option
    keywords = [k for k in use.keywords if not (name and k[0] in _KEPT_BY_PARSER)]
    escape(state, use.site, use.args, keywords, use.value)
    several = state.values.of(Kind.CONT, ("appended", name))
    for keyword, node in use.keywords:
        if name and keyword in _KEPT_BY_PARSER:
            slot = state.slot(state.values.of(Kind.OBJ, use.effect.argument, -1), name)
            if keyword == "const" and "append" in constants.get("action", ""):
                state.graph.add(slot, [several])
                slot = state.slot(several, containers.ANY)
            state.graph.edge(node, slot)


def _keep(use: _Use) -> None:
    """Puts its first argument where another method of the class (``argument``) finds it."""
    use.state.graph.edge(use.argument("0"), _kept_by(use))


def _kept(use: _Use) -> None:
    """Gives what was put into an object of the class, or its first argument."""
    use.state.graph.edge(_kept_by(use), use.result)
    use.state.graph.edge(use.argument("0,default"), use.result)


def _kept_by(use: _Use) -> int:
    return use.state.slot(use.state.values.of(Kind.OBJ, use.effect.argument, -1), "kept")


def _iter(use: _Use) -> None:
    """``iter(x)``, or ``iter(function, sentinel)``, which calls."""
    if len(use.args) < 2:
        made = use.container("elements")
        use.state.graph.edge(use.elements(use.argument("0")), use.state.slot(made, containers.ANY))
        use.state.graph.watch(use.argument("0"), partial(_iterator, use, made))
        return
    made = use.container("calls")
    use.each_function((), (), use.state.slot(made, containers.ANY))
    use.state.graph.add(use.result, [made])


def _iterator(use: _Use, made: Value, values: Iterable[Value]) -> None:
    """A generator is its own iterator; an object gives what its ``__iter__`` returns."""
    state = use.state
    for value, item in state.each(values):
        asked = classes.special(state, item[1], "__iter__") if item[0] == Kind.INST else []
        for function in asked:
            calls.give(state, function, state.scopes[function], use.result)
        if not asked:
            state.graph.add(use.result, [value if item[0] in (Kind.GEN, Kind.AGEN) else made])


def _gather(use: _Use) -> None:
    made = use.container("gather")
    for index, argument in enumerate(use.args):
        if isinstance(argument, int):
            slot = use.state.slot(made, index)
            use.state.graph.watch(argument, partial(await_values, use.state, slot))
        else:
            use.state.graph.watch(argument[1], partial(_gather_all, use.state, use.state.slot(made, containers.ANY)))
    node = use.state.graph.node()
    use.state.graph.add(node, [made])
    use.give(Kind.FUT, node)


def _gather_all(state: State, target: int, values: Iterable[Value]) -> None:
    for value, item in state.each(values):
        if item[0] == Kind.CONT:
            state.each_slot(value, lambda _, node: state.graph.watch(node, partial(await_values, state, target)))


def _task(use: _Use) -> None:
    """Takes a coroutine and gives something to await."""
    node = use.state.graph.node()
    use.state.graph.watch(use.argument(use.effect.argument or "0"), partial(await_values, use.state, node))
    use.give(Kind.FUT, node)


def _run(use: _Use) -> None:
    """Takes a coroutine and gives its result."""
    use.state.graph.watch(use.argument(use.effect.argument or "0"), partial(await_values, use.state, use.result))


def _run_function(use: _Use) -> None:
    """Takes a coroutine function and what it is called with, and gives its result."""
    made = use.state.graph.node()
    use.each_function(use.rest(), (), made)
    use.state.graph.watch(made, partial(await_values, use.state, use.result))


def _awaited(use: _Use) -> None:
    """A coroutine function of a library: what it is said to return comes when it is awaited."""
    node = use.state.graph.node()
    for value in sorted(use.site.targets):
        item = use.state.item(value)
        if item[0] in (Kind.EXT, Kind.MEM) and use.state.known.effect(item[1]) == use.effect:
            _returned(use.state, item, item[1], node, True)
    use.give(Kind.FUT, node)


def _instance(use: _Use) -> None:
    """An instance of the class that it is given."""
    use.state.graph.watch(use.argument(use.effect.argument or "0"), partial(instances, use.state, use.result))


def _instance_awaited(use: _Use) -> None:
    """The same, when it is awaited."""
    node = use.state.graph.node()
    use.state.graph.watch(use.argument(use.effect.argument or "0"), partial(instances, use.state, node))
    use.give(Kind.FUT, node)


def _default_dict(use: _Use) -> None:
    """A dict that calls a function for what it lacks."""
    made = use.container("default")
    use.state.mappings.add(made)
    use.each_function((), (), use.state.slot(made, containers.ANY))
    _fill(use, made, use.args[1:])
    use.state.graph.add(use.result, [made])


def _holding(use: _Use) -> None:
    """A context manager that gives its argument."""
    use.give(Kind.CM, use.argument(use.effect.argument or "0"))


def _closing(use: _Use) -> None:
    """The same, and the argument's ``close`` is called at the end."""
    _holding(use)
    state, site = use.state, use.site
    node = use.argument(use.effect.argument or "0")
    read = Read(site.file, site.scope, site.place, node, "close", state.graph.node())
    state.graph.watch(node, partial(attributes.load, state, read))
    state.graph.watch(read.result, partial(use.apply, (), (), state.graph.node()))


def _enter(use: _Use) -> None:
    """``ExitStack.enter_context``."""
    node = use.argument(use.effect.argument or "0")
    asynchronous = "async" in use.effect.name
    target = use.state.graph.node() if asynchronous else use.result
    read = Read(use.site.file, use.site.scope, use.site.place, node, f"call:{use.effect.name}", target, asynchronous)
    use.state.reads["enter"].append(read)
    use.state.graph.watch(node, partial(containers.enter, use.state, read))
    if asynchronous:
        use.give(Kind.FUT, target)


def _inject(use: _Use) -> None:
    """A framework calls the function and puts its result in the place of the marker."""
    use.state.graph.watch(use.argument(use.effect.function or "0"), partial(_injected, use))


def _injected(use: _Use, values: Iterable[Value]) -> None:
    state = use.state
    for value, item in state.each(values):
        if item[0] in CALLABLE:
            target = _driven(use, use.effect.function, value)
            state.graph.edge(state.instead(value), target)
            use.give(Kind.INJ, target)


def _driven(use: _Use, argument: str, value: Value) -> int:
    """The node of what a framework gets from a function: it awaits it, and takes what a generator yields."""
    state, item = use.state, use.state.item(value)
    use.site.applies(argument, value, use.effect.kind)
    node, target = state.graph.node(), state.graph.node()
    calls.invoke(state, use.site, value, (), (), node)
    function = item[1] if item[0] in (Kind.FUNC, Kind.BOUND) else None
    if function is not None and state.scopes[function].is_generator:
        state.graph.edge(state.node_in(function, state.scopes[function].yields), target)
    else:
        state.graph.edge(node, target)
        state.graph.watch(node, partial(await_values, state, target))
    return target


def _overrides(use: _Use) -> None:
    """The framework calls the second argument where it would call the first."""
    given = use.state.graph.node()
    use.state.graph.watch(use.argument(use.effect.argument), partial(_overriding, use, given))
    use.state.graph.watch(use.argument(use.effect.function), partial(_overridden, use.state, given))


def _overriding(use: _Use, given: int, values: Iterable[Value]) -> None:
    for value, item in use.state.each(values):
        if item[0] in CALLABLE or item[0] == Kind.EXT:
            use.state.graph.edge(_driven(use, use.effect.argument, value), given)


def _overridden(state: State, given: int, values: Iterable[Value]) -> None:
    for value in values:
        state.graph.edge(given, state.instead(value))


def passes(state: State, function: int, decorator: str) -> None:
    """A decorator that calls the function with an object of a class, or with an attribute of one, before its arguments."""
    effect = state.known.effect(decorator)
    params = state.scopes[function].params
    if effect is None or effect.kind != "passes" or not params:
        return
    target = state.node_in(function, params[0].node)
    owner, _, name = effect.argument.partition(":")
    given = state.values.of(Kind.OBJ, owner, -1)
    if not name:
        state.graph.add(target, [given])
        return
    node = state.graph.node()
    state.graph.add(node, [given])
    read = Read(state.scope_file[function], function, params[0].place, node, name, target)
    state.reads["attribute"].append(read)
    state.graph.watch(node, partial(attributes.load, state, read))


def _ensure(use: _Use) -> None:
    """Makes an object of the class it is given, keeps it in an attribute of its own (``argument``), and gives it back."""
    owner, _, name = use.effect.argument.partition(":")
    node = use.state.slot(use.state.values.of(Kind.OBJ, owner, -1), name)
    use.state.graph.watch(use.argument(use.effect.function), partial(_make, use, node))
    use.state.graph.edge(node, use.result)


def _make(use: _Use, target: int, values: Iterable[Value]) -> None:
    for value in values:
        calls.invoke(use.state, use.site, value, (), (), target)


def _module(use: _Use) -> None:
    """Gives the module whose name is written here, if it is of the program or one that the catalog knows."""
    name = _unquoted(use.site.constants.get(0, ""))
    if name in use.state.file_of or use.state.modules.knows(name):
        use.state.demanded.add(name)
        use.give(Kind.MODULE, name)
    elif name.partition(".")[0] in use.state.known.packages or use.state.known.is_prefix(name):
        use.give(Kind.EXT, use.state.known.canonical(name))


_GIVES_ALL = frozenset(
    {
        "element",
        "pick",
        "property",
        "binding",
        "new-type",
        "getter",
        "got",
        "cast",
        "field",
        "iter",
        "replaced",
        "returns",
        "shows",
        "partial",
        "offload-wrapper",
        "spec",
        "autospec",
        "ensure",
        "module",
        "reduce",
        "awaited",
        "instance",
        "instance-awaited",
    }
)
"""Kinds that say all there is to say of the result."""


def _spec(use: _Use) -> None:
    """A stand-in: it takes the methods of the class it is given, or is nothing in particular."""
    node = use.argument(use.effect.argument or "spec")
    if node < 0:
        use.give(Kind.OBJ, use.effect.name, -1)
    else:
        use.state.graph.watch(node, partial(instances, use.state, use.result))


def _autospec(use: _Use) -> None:
    """The same for a class and for its instances."""
    _spec(use)
    use.state.graph.edge(use.argument(use.effect.argument or "spec"), use.result)


def _namespace(use: _Use) -> None:
    """An object of its own with the attributes that it is given. One of which only the class is known may be any of them."""
    state = use.state
    made, some = (state.values.of(Kind.OBJ, use.effect.name, number) for number in (-2 - use.result, -1))
    _fill(use, made, use.args)
    state.each_slot(made, lambda name, node: state.graph.edge(node, state.slot(some, name)))
    state.graph.add(use.result, [made])


_REPLACING = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.CLASS, Kind.INST})


def _patch_attribute(use: _Use) -> None:
    """Puts a value in the place of an attribute: ``patch(object, "name", value)``."""
    _replace(use, use.argument("0"), _unquoted(use.site.constants.get(1, "")))


def _patch(use: _Use) -> None:
    """The same with the attribute spelled out, ``patch("package.module.name", value)``."""
    owner, name = _spelled_out(use)
    _replace(use, owner, name)


def _spelled_out(use: _Use) -> tuple[int, str]:
    """The node of the object in ``"package.module.object.name"``, and the name."""
    parts = _unquoted(use.site.constants.get(0, "")).split(".")
    for end in range(len(parts) - 1, 0, -1):
        if (module := ".".join(parts[:end])) in use.state.file_of:
            node = use.state.graph.node()
            use.state.graph.add(node, [use.state.values.of(Kind.MODULE, module)])
            for name in parts[end:-1]:
                node = _member(use, node, name)
            return node, parts[-1]
    return -1, ""


def _member(use: _Use, node: int, name: str) -> int:
    read = Read(use.site.file, use.site.scope, use.site.place, node, name, use.state.graph.node())
    use.state.graph.watch(node, partial(attributes.load, use.state, read))
    return read.result


def _patch_either(use: _Use) -> None:
    """Whichever of the two it is."""
    by_name = len(use.args) > 1 and use.site.constants.get(1, "")[:1] in ("'", '"')
    (_patch_attribute if by_name else _patch)(use)


def _unquoted(text: str) -> str:
    return text[1:-1] if text[:1] in ("'", '"') else ""


def _replace(use: _Use, target: int, name: str) -> None:
    source = use.argument(use.effect.function)
    if target < 0 or source < 0 or not name:
        return
    filtered = use.state.graph.node()
    use.state.graph.watch(source, partial(_replacing, use.state, filtered))
    use.state.graph.watch(target, partial(attributes.store, use.state, name, filtered))
    use.state.foreign.stored.append((target, name, source))


def _replacing(state: State, target: int, values: Iterable[Value]) -> None:
    state.graph.add(target, [v for v in values if state.kind(v) in _REPLACING])


def _put_item(use: _Use) -> None:
    """Puts a value in the place of an item: ``monkeypatch.setitem(mapping, key, value)``."""
    state, target, key, source = (
        use.state,
        use.argument(use.effect.argument),
        use.argument("1"),
        use.argument(use.effect.function),
    )
    statement = overrides.Put(use.site.file, use.site.scope, use.site.place, key, source)
    state.graph.watch(target, partial(containers.put, state, _item_key(use), source))
    state.graph.watch(target, partial(overrides.put, state, statement))


def _item_key(use: _Use) -> object:
    return _unquoted(use.site.constants.get(1, "")) or None


def _put_items(use: _Use) -> None:
    """Puts several: ``patch.dict(mapping, values)``, ``mapping.update(values)``."""
    state, site = use.state, use.site
    statement, source = overrides.Put(site.file, site.scope, site.place), use.argument(use.effect.function)
    if use.effect.argument != "self":
        owner, name = _spelled_out(use)
        target = _member(use, owner, name) if name else use.argument(use.effect.argument)
        state.graph.watch(target, partial(overrides.fill, state, statement, source))
        state.graph.watch(target, partial(_named_items, use))
    elif (item := state.item(use.value))[0] == Kind.MEM:
        overrides.fill(state, statement, source, [state.values.of(Kind.MEM, item[1].rpartition(".")[0], item[2])])


def _named_items(use: _Use, values: Iterable[Value]) -> None:
    for value in [v for v in values if use.state.kind(v) == Kind.CONT]:
        containers.fill(use.state, value, (), [(name, node) for name, node in use.keywords if name not in _OF_PATCH])


_OF_PATCH = frozenset({"in_dict", "values", "clear"})


def _fixture(use: _Use) -> None:
    """Offers a function to parameters by its name; a function that it is given in a call, by a name that is not known."""
    escape(use.state, use.site, use.args, (), -1)


def _serve(use: _Use) -> None:
    """Runs an event loop until the program ends; what it is given is the library's then."""
    if use.effect.argument:
        _fields(use)
    escape(use.state, use.site, use.args, use.keywords, -1)


def _asks(use: _Use) -> None:
    """Gives what a fixture gives, by its name."""
    name = _unquoted(use.site.constants.get(0, ""))
    for function in fixtures.all_providers(use.state):
        if not name or fixtures.provider(use.state, function) == name:
            fixtures.flow(use.state, function, use.result)


_EFFECTS: dict[str, Callable[[_Use], None]] = {
    "harmless": _harmless,
    "attributes": _attributes,
    "class-of": _class_of,
    "property": _property,
    "binding": _binding,
    "new-type": _new_type,
    "returns": _returns,
    "same": _same,
    "replaced": _replaced,
    "shows": _returns,
    "cast": _cast,
    "elements": _elements,
    "element": _element,
    "added": _added,
    "sort": _sort,
    "pick": _pick,
    "largest": _sort,
    "sort-list": _harmless,
    "pairs": _pairs,
    "head": _elements,
    "chain": _elements,
    "flatten": _flatten,
    "while": _filter,
    "after": _filter,
    "filter-not": _filter,
    "starmap": _starmap,
    "group": _group,
    "zip": _zip,
    "rows": _rows,
    "repeated": _repeated,
    "accumulated": _accumulated,
    "dict": _dict,
    "record-class": _record_class,
    "record": _record,
    "dict-from-keys": _from_keys,
    "getter": _getter,
    "got": _got,
    "map": _map,
    "filter": _filter,
    "reduce": _reduce,
    "apply": _apply,
    "partial": _partial,
    "offload": _later,
    "offload-wrapper": _partial,
    "submit": _later,
    "submit-map": _map,
    "spawn": _spawn,
    "callback": _callback,
    "fields": _fields,
    "parsed": _parsed,
    "keep": _keep,
    "kept": _kept,
    "iter": _iter,
    "gather": _gather,
    "task": _task,
    "run": _run,
    "run-function": _run_function,
    "serve": _serve,
    "awaited": _awaited,
    "instance": _instance,
    "instance-awaited": _instance_awaited,
    "default-dict": _default_dict,
    "closing": _closing,
    "holding": _holding,
    "stacked": _callback,
    "enter": _enter,
    "inject": _inject,
    "overrides": _overrides,
    "field": _field,
    "fixture": _fixture,
    "asks": _asks,
    "provided": _harmless,
    "passes": _harmless,
    "validates": _harmless,
    "ensure": _ensure,
    "raises": _apply,
    "module": _module,
    "spec": _spec,
    "autospec": _autospec,
    "namespace": _namespace,
    "put-item": _put_item,
    "put-items": _put_items,
    "patch": _patch,
    "patch-multiple": _harmless,
    "patch-attribute": _patch_attribute,
    "patch-either": _patch_either,
}
EFFECT_KINDS = frozenset(_EFFECTS)
