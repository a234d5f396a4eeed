"""Objects: what is made of a class, given back as it is, or has the attributes of another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import attributes, binding, calls, given, holding
from qdrant_async_migrate.link.effects.mappings import fill
from qdrant_async_migrate.link.effects.use import Use, escape, kind
from qdrant_async_migrate.link.modules import MAIN, MARK
from qdrant_async_migrate.link.named import ANY
from qdrant_async_migrate.link.spelled_modules import spelled_modules, written_module
from qdrant_async_migrate.link.state import Read, State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind

_SAY_NOTHING = frozenset(
    f"{m}.{n}"
    for m in ("typing", "collections.abc", "typing_extensions")
    for n in ("Callable", "Any", "Awaitable", "TypeAlias", "TypeVar()", "ParamSpec()", "TypeVarTuple()")
)
"""Types of which anything may be: a function of the program as well as one of a library."""


NEW_TYPE, TYPE_VARIABLE = "typing.NewType()", "typing.TypeVar()"


def instances(state: State, target: int, values: Iterable[Value]) -> None:
    """Instances of the classes among ``values``."""
    for value, item in state.each(values):
        if item[0] == Kind.CLASS and item[1] in state.copies.values():
            state.declared_copied.append((target, item[1]))
        elif item[0] == Kind.CLASS:
            state.graph.add(target, [state.values.of(Kind.INST, item[1])])
        elif item[0] == Kind.XCLS:
            state.graph.add(target, [state.values.of(Kind.OBJ, item[1], item[2])])
        elif item[0] == Kind.EXT and (item[1].rsplit(".", 1)[-1][:1].isupper() or state.known.is_prefix(item[1])):
            if item[1] not in _SAY_NOTHING:
                state.graph.add(target, [state.values.of(Kind.OBJ, item[1], -1)])
        elif item[0] == Kind.INST or (item[0] == Kind.OBJ and item[1] not in _SAY_NOTHING):
            state.graph.add(target, [value])
        elif item[0] == Kind.MEM and item[1] in (NEW_TYPE, TYPE_VARIABLE):
            state.graph.watch(state.slot(item[2], "type"), partial(instances, state, target))


def classes_meant(state: State, target: int, values: Iterable[Value]) -> None:
    """What ``type[X]`` declares: the classes themselves. A type variable stands for what it is bound to, others for nothing."""
    for value, item in state.each(values):
        if item[0] == Kind.MEM and item[1] == TYPE_VARIABLE:
            state.graph.watch(state.slot(item[2], "type"), partial(classes_meant, state, target))
        elif item[0] not in (Kind.EXT, Kind.OBJ) or item[1] not in _SAY_NOTHING:
            state.graph.add(target, [value])


@kind("harmless", "asks", "prompts", "sort-list", "provided", "passes", "validates", "patch-multiple", "served", "finds")
def _harmless(use: Use) -> None:
    """Keeps and calls nothing it is given."""


@kind("attributes")
def _attributes(use: Use) -> None:
    """``vars(x)`` and ``x._asdict()``: the dict of an object's attributes."""
    state, item = use.state, use.state.item(use.value)

    def add(values: Iterable[Value]) -> None:
        objects = [value for value, item in state.each(values) if item[0] in (Kind.INST, Kind.OBJ, Kind.CLASS)]
        state.graph.add(use.result, [holding.as_dict(state, value) for value in objects])
        modules = [item[1] for _, item in state.each(values) if item[0] == Kind.MODULE]
        state.graph.add(use.result, [holding.of_module(state, module) for module in modules])

    if item[0] == Kind.EXT and not use.args:
        _own_names(use)
    elif item[0] == Kind.MEM and item[2] >= 0:
        add([item[2]])
    else:
        state.graph.watch(use.argument("0"), add)


@kind("own-names")
def _own_names(use: Use) -> None:
    """``globals()``, and in a module's own code ``locals()`` and ``vars()``: the dict of the module's names."""
    state, site = use.state, use.site
    if use.effect.name == "builtins.globals" or state.scopes[site.scope].kind is ScopeKind.MODULE:
        state.graph.add(use.result, [holding.of_module(state, state.files[site.file].module)])


@kind("members")
def _members(use: Use) -> None:
    """``inspect.getmembers(x)``: pairs of a name and what ``getattr(x, name)`` gives."""
    state, site = use.state, use.site
    read = Read(site.file, site.scope, site.place, use.argument("0,object"), ANY, state.graph.node())
    state.reads["attribute"].append(read)
    state.graph.watch(read.node, partial(attributes.load, state, read))
    pair = state.values.of(Kind.CONT, ("member", site.number))
    pairs = state.values.of(Kind.CONT, ("members", site.number))
    state.graph.edge(read.result, state.slot(pair, 1))
    state.graph.add(state.slot(pairs, None), [pair])
    state.graph.add(use.result, [pairs])


@kind("property")
def _property(use: Use) -> None:
    """``property(get_size, set_size)``: reading the attribute runs the function, as with a decorator."""
    use.state.graph.watch(use.argument("0,fget,func"), partial(_made_property, use, use.argument("1,fset")))


def _made_property(use: Use, setter: int, values: Iterable[Value]) -> None:
    for value in (value for value in values if use.state.kind(value) == Kind.FUNC):
        made = use.state.values.of(Kind.MEM, binding.PROPERTY, value)
        use.state.setting[made] = setter
        use.state.graph.add(use.result, [made])


@kind("new-type")
def _new_type(use: Use) -> None:
    """``Db = NewType("Db", Client)``: calling it gives back what it is given, and what is declared to be one is of the class."""
    made = use.container("new type")
    use.state.graph.edge(use.argument("1"), use.state.slot(made, "type"))
    use.give(Kind.MEM, NEW_TYPE, made)


@kind("type-variable")
def _type_variable(use: Use) -> None:
    """``T = TypeVar("T", bound=Base)``, ``TypeVar("T", Docs, Tags)``: what is declared to be one is of these classes."""
    made = use.container("type variable")
    for node in [use.argument("bound"), *(a for a in use.args[1:] if isinstance(a, int))]:
        use.state.graph.edge(node, use.state.slot(made, "type"))
    use.give(Kind.MEM, TYPE_VARIABLE, made)


@kind("binding")
def _binding(use: Use) -> None:
    """``staticmethod(f)`` and ``classmethod(f)``, called; what is bound already stays as it is."""
    state, name = use.state, f"{use.effect.name}()"

    def make(values: Iterable[Value]) -> None:
        for value in values:
            is_function = state.kind(value) == Kind.FUNC
            if is_function or name == binding.STATIC:
                state.graph.add(use.result, [state.values.of(Kind.MEM, name, value) if is_function else value])

    use.state.graph.watch(use.argument("0"), make)


@kind("class-of")
def _class_of(use: Use) -> None:
    """``type(x)``: the class of what is given. ``type(name, bases, members)`` makes one: like its bases, as far as is known, with
    attributes of its own. ``types.new_class(name, bases)`` does, too."""
    state = use.state
    if len(use.args) > 1:
        members = use.argument(use.effect.argument)
        state.graph.watch(use.elements(use.argument("1,bases")), partial(_like_bases, use, members))
        made = state.values.of(Kind.OBJ, "builtins.type()", -2 - use.result)
        fill(use, made, [members])
        state.graph.add(use.result, [made])
        escape(state, use.site, use.args[3:], [*use.keywords, (None, members)], -1)
    if len(use.args) != 1:
        return
    objects = use.argument("0")

    def add(values: Iterable[Value]) -> None:
        for value in values:
            state.graph.add(use.result, given.class_of(state, value))

    state.graph.watch(objects, add)


def _like_bases(use: Use, members: int, values: Iterable[Value]) -> None:
    for value, item in use.state.each(values):
        if item[0] in (Kind.CLASS, Kind.XCLS):
            use.state.graph.add(use.result, [value])
        if item[0] == Kind.CLASS:
            use.state.graph.watch(members, partial(_as_members, use.state, item[1]))


def _as_members(state: State, cls: int, mappings: Iterable[Value]) -> None:
    """What a class gets that is made like another: no difference is made between the two."""
    for mapping in (m for m in mappings if state.kind(m) == Kind.CONT):
        state.each_slot(
            mapping, lambda key, node: state.graph.edge(node, state.class_cell(cls, key if isinstance(key, str) else "*"))
        )


@kind("refers")
def _refers(use: Use) -> None:
    """``weakref.ref(x)``: calling it gives what is referred to."""
    made = use.container("referred")
    use.state.graph.edge(use.argument("0"), use.state.slot(made, None))
    use.give(Kind.MEM, f"{use.effect.name}()", made)
    use.each_function((use.result,), (), use.state.graph.node())


@kind("referred")
def _referred(use: Use) -> None:
    use.state.graph.edge(use.state.slot(use.state.item(use.value)[2], None), use.result)


@kind("returns", "shows")
def _returns(use: Use) -> None:
    """Gives back an argument; of a weak reference also: calls a function when that is gone."""
    use.state.graph.edge(use.passing(), use.result)
    if use.effect.function:
        use.each_function((use.result,), (), use.state.graph.node())


@kind("same")
def _same(use: Use) -> None:
    """A method that gives such an object as it is called on: a copy, or an instance of the class."""
    item = use.state.item(use.value)
    owner = item[2] if item[0] == Kind.MEM and isinstance(item[2], int) and item[2] >= 0 else None
    if owner is not None and use.state.kind(owner) == Kind.INST:
        use.state.graph.add(use.result, [owner])
        _set_fields(use, [owner])
    elif owner is not None:
        instances(use.state, use.result, [owner])


@kind("replaced")
def _replaced(use: Use) -> None:
    """A copy of its first argument with other values in some fields."""
    use.state.graph.edge(use.argument("0"), use.result)
    use.state.graph.watch(use.argument("0"), partial(_set_fields, use))


def _set_fields(use: Use, values: Iterable[Value]) -> None:
    objects = [value for value in values if use.state.kind(value) == Kind.INST]
    for name, node in use.keywords:
        for value in objects if name is not None else ():
            use.state.graph.edge(node, use.state.slot(value, name))


@kind("cast")
def _cast(use: Use) -> None:
    use.state.graph.watch(use.argument("0"), partial(instances, use.state, use.result))
    use.state.graph.edge(use.argument("1"), use.result)


@kind("instance")
def _instance(use: Use) -> None:
    """An instance of the class that it is given."""
    use.state.graph.watch(use.passing(), partial(instances, use.state, use.result))


@kind("instance-awaited")
def _instance_awaited(use: Use) -> None:
    """The same, when it is awaited."""
    node = use.state.graph.node()
    use.state.graph.watch(use.passing(), partial(instances, use.state, node))
    use.give(Kind.FUT, node)


@kind("looked-for")
def _looked_for(use: Use) -> None:
    """Looks for an object of the class it is given (``argument``); only if it is told more may it make one."""
    if len(use.args) + len(use.keywords) != 1:
        escape(use.state, use.site, use.args, use.keywords, use.value)


@kind("ensure")
def _ensure(use: Use) -> None:
    """Makes an object of the class it is given, keeps it in an attribute of its own (``argument``), and gives it back."""
    owner, _, name = use.effect.argument.partition(":")
    node = use.state.slot(use.state.values.of(Kind.OBJ, owner, -1), name)
    use.state.graph.watch(use.argument(use.effect.function), partial(_make, use, node))
    use.state.graph.edge(node, use.result)


def _make(use: Use, target: int, values: Iterable[Value]) -> None:
    for value in values:
        calls.invoke(use.state, use.site, value, (), (), target)


@kind("module")
def _module(use: Use) -> None:
    """Gives the module whose name is written here, if it is of the program or one that the catalog knows; all that a name may
    mean which is known in part."""
    for name in spelled_modules(use.state, use.site):
        use.state.demanded.add(name)
        if use.state.modules.knows(name):
            use.give(Kind.MODULE, name)
        else:
            use.give(Kind.EXT, f"{MARK}{name}")
    name = use.state.modules.named(written_module(use.state, use.site, "__import__" in use.effect.name))
    if name in use.state.file_of or use.state.modules.knows(name) or name == MAIN:
        use.state.demanded.add(name)
        use.give(Kind.MODULE, name)
    elif name.partition(".")[0] in use.state.known.packages or use.state.known.is_prefix(name):
        use.give(Kind.EXT, use.state.known.canonical(name))


@kind("namespace")
def _namespace(use: Use) -> None:
    """An object of its own with the attributes that it is given. One of which only the class is known may be any of them."""
    state = use.state
    made, some = (state.values.of(Kind.OBJ, use.effect.name, number) for number in (-2 - use.result, -1))
    fill(use, made, use.args)
    state.each_slot(made, lambda name, node: state.graph.edge(node, state.slot(some, name)))
    state.graph.add(use.result, [made])
