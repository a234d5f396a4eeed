"""Which object it is: two objects of one class that were made at different places hold what each was given there. In: the solved
flow. Out: the places that made what a node holds, and those of them that never gave an attribute what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from qdrant_async_migrate.link import classes, methods
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.lint.base_inits import BaseInits
from qdrant_async_migrate.lint.factories import Factories, Made
from qdrant_async_migrate.lint.filled import Filled
from qdrant_async_migrate.lint.given import passes
from qdrant_async_migrate.lint.guards import Guards
from qdrant_async_migrate.lint.held import contained, is_held, spread
from qdrant_async_migrate.lint.made_where import MadeWhere
from qdrant_async_migrate.lint.mentions import Mentions
from qdrant_async_migrate.lint.replaced import Replaced
from qdrant_async_migrate.lint.same import entered, fluent, of_modules
from qdrant_async_migrate.model.facts import GIVEN, Param

Gives = Callable[[Iterable[Value]], bool]
Harmless = Callable[[int], bool]
"""Whether what a node holds does not block, whatever is asked of it."""
Origin = int
"""The number of a call of a class, or of a function that a class decorates, counted from -2 downwards; those of objects that a
factory makes begin at ``_FROM_FACTORIES``."""
_FROM_FACTORIES = 1 << 40
_FACTORY = "default_factory"
_BUILTIN = "builtins."
_NEAR = 4
"""Variables between a field and the factory that fills it."""


class Origins:
    """Asked once the flow is solved; what is not certain is not known."""

    def __init__(self, program: Program, sources: Mapping[int, Sequence[int]], harmless: Harmless) -> None:
        self._program, self._state = program, program.state
        state = program.state
        self._made = program.calls_by_result()
        self._sources, self._harmless = sources, harmless
        self._decorated = {state.function_node[d.function]: d for d in state.decorations if d.function in state.function_node}
        self._of: dict[int, dict[Origin, Call | None]] = {}
        for call in state.calls:
            for value in call.targets:
                if state.kind(value) == Kind.CLASS:
                    self._of.setdefault(state.item(value)[1], {})[call.number] = call
        for decoration in self._decorated.values():
            self._of.setdefault(decoration.decorator, {})[-2 - decoration.function] = None
        self._replaced = Replaced(program)
        for cls, call in self._replaced.made():
            self._of.setdefault(cls, {})[call.number] = call
        mentions = Mentions(state)
        self._stores, self.annotated = mentions.stores, mentions.annotated
        self._named: dict[int, int] = {**dict(of_modules(state)), **program.named()}
        """Nodes that are a name of another file, and the node of that name."""
        self._named |= {**dict(fluent(state, program.attributes_read())), **dict(entered(state))}
        self._factories = Factories(program, self._made, self.annotated, sources)
        self._from: dict[Origin, Made] = {}
        self._at: dict[int, Origin] = {}
        """The objects of factories, and the nodes that hold them first."""
        for call in state.calls:
            self._from_factory(call.result, self._factories.of_call(call))
        for node, decoration in self._decorated.items():
            self._from_factory(node, self._factories.of_decoration(decoration.function, decoration.decorator))
        self._filled, self._base_inits = Filled(state, self.sources), BaseInits(program)
        self._slots = frozenset(node for (owner, _), node in state.heap.items() if state.kind(owner) == Kind.CONT)
        """Elements: an empty one is nothing, where any other empty node may be anything."""
        first = {node: (self._from[origin].cls, origin) for node, origin in self._at.items()}
        told = (self._replaced, self.annotated, self.sources, self._slots.union(state.aggregates()))
        self._made_where = MadeWhere(state, self._made, self._decorated, first, *told)
        self._classes_of: dict[Origin, set[int]] = {}
        """One call makes objects of several classes, where those are taken out of a table."""
        for cls, made in self._of.items():
            for origin in made:
                self._classes_of.setdefault(origin, set()).add(cls)
        self._exact: dict[tuple[int, Origin, str], frozenset[Origin]] = {}
        """Attributes of which it is known where all objects that they hold were made, and where."""
        self._is_exact, self._kept = True, set[Origin]()
        self._fields: dict[tuple[int, Origin, str], frozenset[Value] | None] = {}
        self._guards: Guards | None = None

    def settle(self, guards: Guards) -> None:
        """Use what a constructor tests of what it is given."""
        self._guards = guards

    def _from_factory(self, node: int, made: Made | None) -> None:
        if made is not None:
            origin = _FROM_FACTORIES + len(self._from)
            self._from[origin] = made
            self._at[node] = origin
            self._of.setdefault(made.cls, {})[origin] = made.inner

    def of(self, node: int) -> frozenset[Origin]:
        """Where all objects that the node holds were made; empty if that is not known."""
        return self._made_where.of(node)

    def classes(self, node: int) -> frozenset[int] | None:
        """The classes of what a node holds, where it is known where all of that was made."""
        made = [self._classes_of.get(origin, set()) for origin in self.of(node)]
        return frozenset[int]().union(*made) if made and all(made) else None

    def sources(self, node: int) -> Sequence[int]:
        """From which nodes the values of a node come."""
        return (self._named[node],) if node in self._named else self._sources.get(node, ())

    def all_of(self, cls: int) -> frozenset[Origin]:
        """Where objects of the class are made."""
        return frozenset(self._of.get(cls, {}))

    def made(self, cls: int) -> Mapping[Origin, Call | None]:
        """The calls that make objects of the class, or those inside of factories."""
        return self._of.get(cls, {})

    def sets(self, cls: int, name: str) -> tuple[int, int] | None:
        """The constructor (-1: that of a data class) and the position of its parameter, where that is all that the attribute of
        an object ever is."""
        state, functions = self._state, self._inits(cls)
        instance = state.values.of(Kind.INST, cls)
        stores = self._stores_of(instance, name)
        if not functions:
            names = [p.name for p in self._declared(cls) or ()]
            return (-1, names.index(name)) if name in names and not stores else None
        if len(functions) != 1 or (instance, name) in state.plain or classes.find(state, cls, name) is not None:
            return None
        own = methods.first_parameter(state, functions[0])
        nodes = {state.node_in(functions[0], p.node): i for i, p in enumerate(state.scopes[functions[0]].params[1:])}
        positions = {nodes.get(source, -1) if owner == own else -1 for owner, source in stores}
        return (functions[0], positions.pop()) if len(positions) == 1 and -1 not in positions else None

    def collects(self, cls: int, name: str) -> bool:
        """Each object of the class begins with a container of its own under this name."""
        state = self._state
        instance = state.values.of(Kind.INST, cls)
        stores = [source for _, source in self._stores_of(instance, name)]
        given = {state.node_in(f, p.node) for f in self._inits(cls) for p in state.scopes[f].params}
        held = [state.item(v) for source in stores for v in state.graph.values(source)]
        # ``list(steps)`` is both
        filled = all(i[0] == Kind.CONT or (i[0] == Kind.OBJ and i[1].startswith(_BUILTIN)) for i in held)
        own = bool(held) and filled and not given & set(stores)
        if classes.find(state, cls, name) is None:
            return own
        return not stores and self._is_made_anew(cls, name)

    def _is_made_anew(self, cls: int, name: str) -> bool:
        """A field of a data class that a factory fills, and nobody who makes an object."""
        names = [p.name for p in self._declared(cls) or ()] if not self._inits(cls) else []
        at = classes.find(self._state, cls, name)
        if at is None or name not in names:
            return False
        position = names.index(name)
        return self._has_factory(at[1]) and all(
            call is not None
            and len(call.args) <= position
            and not any(isinstance(a, tuple) for a in call.args)
            and not any(key in (name, None) for key, _ in call.keywords)
            for call in self._of.get(cls, {}).values()
        )

    def _has_factory(self, node: int) -> bool:
        """``field(default_factory=list)``, in whatever variable."""
        nodes = [node]
        for _ in range(_NEAR):
            if any(key == _FACTORY for n in nodes if n in self._made for key, _ in self._made[n].keywords):
                return True
            nodes = [source for n in nodes for source in self.sources(n)]
        return False

    def _inits(self, cls: int) -> list[int]:
        found = classes.find(self._state, cls, "__init__")
        return classes.methods(self._state, found[0]).get("__init__", []) if found is not None else []

    def without(self, found: Iterable[int], name: str, gives: Gives, gives_exactly: Gives | None = None) -> frozenset[Origin]:
        """Origins of objects of the classes whose attribute never is what ``gives`` asks for. ``gives_exactly``: the same for
        objects that are of no class which derives from theirs."""
        never = set[Origin]()
        for cls, origin in ((c, o) for c in found for o in self._of.get(c, {})):
            held = self.field(cls, origin, name)
            asks = gives_exactly if gives_exactly is not None and (cls, origin, name) in self._exact else gives
            if held is not None and not asks(held):
                never.add(origin)
        return frozenset(never)

    def field(self, cls: int, origin: Origin, name: str) -> frozenset[Value] | None:
        """What the attribute of the object made there holds; ``None`` if that is not known."""
        key = (cls, origin, name)
        if key not in self._fields:
            self._fields[key], self._is_exact, self._kept = None, True, set()
            if origin in self._replaced:
                self._fields[key] = self._copied(cls, origin, name)
                return self._fields[key]
            self._fields[key] = self._field(cls, self._of[cls][origin], origin, name)
            if self._is_exact:
                self._exact[key] = frozenset(self._kept)
        return self._fields[key]

    def _copied(self, cls: int, origin: Origin, name: str) -> frozenset[Value] | None:
        def field(above: Origin) -> frozenset[Value] | None:
            return self.field(cls, above, name) if above in self._of[cls] else frozenset()

        return self._replaced.field(origin, name, self._at_node, self.of, field)

    def keeping(self, found: Iterable[int], name: str, others: frozenset[Origin], wanted: frozenset[int]) -> frozenset[Origin]:
        """Origins of objects of the classes whose attribute keeps, of the classes that are wanted, nothing but objects that were
        made at some others."""
        keys = [(cls, origin, name) for cls in found for origin in self._of.get(cls, {})] if others else []
        known = {key: self._exact.get(key) for key in keys if self.field(*key)}
        meant = {
            k: {o for o in kept or () if not wanted.isdisjoint(self._classes_of.get(o, wanted))} for k, kept in known.items()
        }
        return frozenset(key[1] for key, kept in meant.items() if kept and kept <= others)

    def is_exact(self, node: int) -> bool:
        """It is known where all objects were made that a node holds, also in containers."""
        return all(self._made_at(node))

    def _made_at(self, node: int) -> list[frozenset[Origin]]:
        state = self._state
        slots = [n for v in state.graph.values(node) if state.kind(v) == Kind.CONT for _, n in state.slots(v)]
        return [self.of(n) for n in (node, *slots) if any(state.kind(v) == Kind.INST for v in state.graph.values(n))]

    def _at_node(self, node: int) -> frozenset[Value]:
        """What a node holds, noting whether it is known where all of its objects were made."""
        made = self._made_at(node)
        self._kept.update(*made)
        self._is_exact = self._is_exact and all(made)
        return frozenset(self._state.graph.values(node))

    def _field(self, cls: int, call: Call | None, origin: Origin, name: str) -> frozenset[Value] | None:
        state = self._state
        instance = state.values.of(Kind.INST, cls)
        stores = self._stores_of(instance, name)
        if not stores and is_held(state, cls, name):
            return contained(state, self._filled, self._at_node, cls, self._of[cls].values(), call)
        functions = self._inits(cls)
        known = set[Value]().union(*(state.graph.values(source) for _, source in stores))
        if len(functions) > 1 or (instance, name) in state.plain or not (functions == [] or known >= self._held(instance, name)):
            return None
        params = state.scopes[functions[0]].params[1:] if functions else self._declared(cls)
        if params is None:
            return None
        if not functions:
            position = next((i for i, p in enumerate(params) if p.name == name), -1)
            return self._given(cls, params, position, call, origin) if position >= 0 and not stores else None
        owners = {owner for owner, _ in stores}
        if len(owners) != 1 or classes.find(state, cls, name) is not None:
            return None
        own = methods.first_parameter(state, functions[0])
        if own not in owners:
            based = self._base_inits.of(functions[0], min(owners), call)
            if based is None:
                return None
            functions, call = [based[0]], based[1]
            cls, params = self._program.cls(based[0]) or cls, state.scopes[based[0]].params[1:]
        nodes = {state.node_in(functions[0], p.node): i for i, p in enumerate(params)}
        held: set[Value] = set()
        for _, source in stores:
            got = self._stored(cls, source, nodes, params, call, origin)
            if got is None:
                return None
            held |= got
        return frozenset(held)

    def _stores_of(self, instance: Value, name: str) -> list[tuple[int, int]]:
        """Where an object gets the attribute: the node of the object, and that of what it is given."""
        return [pair for pair in self._stores.get(name, ()) if instance in self._state.graph.values(pair[0])]

    def _held(self, instance: Value, name: str) -> set[Value]:
        slot = self._state.heap.get((instance, name))
        return set(self._state.graph.values(slot)) if slot is not None else set()

    def _declared(self, cls: int) -> Sequence[Param] | None:
        """The fields of a data class, as parameters."""
        names = classes.fields(self._state, cls)
        return [Param(n, "positional", -1, False, -1, (0, 0, 0, 0)) for n in names] or None

    def _stored(
        self, cls: int, source: int, nodes: dict[int, int], params: Sequence[Param], call: Call | None, origin: Origin
    ) -> set[Value] | None:
        """What the constructor puts there: what it was given for a parameter, or what it makes itself."""
        state = self._state
        held: set[Value] = set()
        todo, seen = [source], {source}
        while todo:
            node = todo.pop()
            if node in self._made and call is not None and self.is_left_out(self._made[node], call, self.init_of(cls)):
                continue
            if node in nodes:
                given = self._given(cls, params, nodes[node], call, origin)
                if given is None:
                    return None
                held |= given
            elif node in self._made or not self._sources.get(node):
                if node >= 0 and not state.graph.values(node) and node not in self._slots:
                    return None
                collected = self._collected(cls, node, nodes, params, call, origin)
                held |= self._at_node(node) if collected is None else collected
            else:
                todo += [n for n in self._sources[node] if n not in seen]
                seen.update(self._sources[node])
        return held

    def init_of(self, cls: int) -> int:
        """The constructor of a class; -1: it has none."""
        return next(iter(self._inits(cls)), -1)

    def is_left_out(self, made: Call, call: Call, function: int) -> bool:
        """A call in a branch of the function that is not taken with the constants of ``call``: ``Sync() if sync else None``."""
        guards = self._guards
        if guards is None or function < 0 or self._program.host(made.scope) != function:
            return False
        own = any(self._state.kind(v) in (Kind.BOUND, Kind.CLASS) for v in call.targets)
        bound = own and self._program.method_kind(function) != "static"
        params = {p.name: (i, p) for i, p in enumerate(self._state.scopes[function].params[bound:])}
        for text, there in guards.needs(function, made.place):
            name, _, rest = text.removeprefix(GIVEN).partition(" ")
            if text.startswith(GIVEN) and name in params:
                position, param = params[name]
                given = guards.given.constant(call, function, param, position)
                if given and passes(rest, given) is (not there):
                    return True
        return False

    def taken(self, made: Call, call: Call | None = None, function: int = -1) -> Sequence[Value]:
        """What is called there of all that a table holds (``TYPES[name]()``), with the constants of ``call`` to the function."""
        if self._guards is None:
            return sorted(made.targets)
        given = self._guards.given
        return self._guards.keyed.targets(made, lambda name: given.constant_of(call, function, name) if call is not None else "")

    def _collected(
        self, cls: int, node: int, nodes: dict[int, int], params: Sequence[Param], call: Call | None, origin: Origin
    ) -> set[Value] | None:
        """What is in a container of the elements of a parameter (``{tool.name: tool for tool in tools}``)."""
        state = self._state
        values = state.graph.values(node)
        slots = [slot for v in values if state.kind(v) == Kind.CONT for _, slot in state.slots(v)]
        found: set[Value] = set()
        for slot in slots:
            parts = [self._given(cls, params, at, call, origin) for at in self._filled.positions(slot, nodes)]
            held = frozenset[Value]().union(*(part for part in parts if part is not None))
            if not parts or None in parts:
                return None
            inner = [n for v in held if state.kind(v) == Kind.CONT for _, n in state.slots(v)]
            found.update(v for v in held if state.kind(v) != Kind.CONT)
            found.update(v for n in inner for v in state.graph.values(n))
        return found if slots else None

    def _given(
        self, cls: int, params: Sequence[Param], position: int, call: Call | None, origin: Origin
    ) -> frozenset[Value] | None:
        """The argument for a parameter of the constructor, or its default."""
        state, param = self._state, params[position]
        if param.kind == "kwargs":
            return None
        if call is None:  # a class that decorates
            return frozenset({state.values.of(Kind.FUNC, -2 - origin)}) if position == 0 else None
        if any(isinstance(a, tuple) for a in call.args[:position]) or any(name is None for name, _ in call.keywords):
            return None
        if param.kind == "args":
            return spread(state, self._at_node, call.args[position:]) if origin not in self._from else None
        if any(isinstance(a, tuple) for a in call.args):
            return None
        node = next((n for name, n in call.keywords if name == param.name), None)
        if node is None and position < len(call.args) and param.kind != "keyword":
            node = call.args[position]
        if node is None:
            return self._default(cls, param)
        if self._harmless(node):
            return frozenset()
        if origin in self._from:
            self._is_exact = False
            return self._factories.given(self._from[origin], node)
        return self._at_node(node) or (None if node >= 0 else frozenset())

    def _default(self, cls: int, param: Param) -> frozenset[Value] | None:
        state = self._state
        if param.node < 0:
            at = classes.find(state, cls, param.name)
            return self._at_node(at[1]) if at is not None else None
        functions = self._inits(cls)
        node = state.node_in(functions[0], param.default) if functions else -1
        return self._at_node(node) or (None if node >= 0 else frozenset())
