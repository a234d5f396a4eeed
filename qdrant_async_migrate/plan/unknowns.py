"""Calls on objects of which nothing is known. They are harmless while no object with an async method can get there; one that
is handed to a library, or whose class is found by its name at run time, can."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.link import classes, raised
from qdrant_async_migrate.link.escapes import Escapes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import NONE, QUOTES, Op, Param, ScopeKind
from qdrant_async_migrate.model.program import Obstacle
from qdrant_async_migrate.plan.lazy_names import loads_known_names
from qdrant_async_migrate.plan.lent import clients_among, clients_given
from qdrant_async_migrate.plan.loose_methods import LooseMethods, onwards
from qdrant_async_migrate.solve import AWAITED_KINDS, is_awaited

_BY_NAME = frozenset({"importlib.import_module", "builtins.__import__", "pydoc.locate", "pkgutil.resolve_name"})
_CALLED = frozenset({Kind.FUNC, Kind.BOUND, Kind.PARTIAL, Kind.MEM, Kind.DYN})
_PROPERTIES = ("property", "cached property")
_OWN_NAMES = frozenset({"builtins.globals", "builtins.locals", "builtins.eval"})


class Unknowns:
    """Counted once per program. ``mentioned``: whether a dotted name stands in a string of the program."""

    def __init__(self, program: Program, mentioned: Callable[[str], bool]) -> None:
        self._program = program
        self._mentioned = mentioned
        self._calls = _unknown_calls(program)
        self._reads = _unknown_reads(program)
        self._loose_methods = LooseMethods(program)
        self._loose: frozenset[int] | None = None
        self._kept: dict[str, set[Value]] | None = None
        self._kept_clients: dict[str, set[tuple[int, str]]] | None = None
        self._packages: tuple[str, ...] = ()
        self._modules: frozenset[str] = frozenset()
        self._by_name = False

    def obstacles(self, context: Context) -> Iterator[tuple[int, Obstacle]]:
        """Functions that turn async although a call that cannot be seen through may reach them."""
        for function in sorted(context.solution.turned):
            scope = context.program.scope(function)
            cls = context.program.cls(function)
            named = scope.name in self._calls or scope.name in self._reads
            if scope.kind is not ScopeKind.FUNCTION or not named:
                continue
            if cls is None:
                yield from self._loaded(context, function)
                continue
            if not self._may_be_held(cls):
                continue
            is_property = context.program.method_kind(function) in _PROPERTIES
            found: list[Call | Read] = [call for call in self._calls.get(scope.name, ()) if _fits(call, scope.params[1:])]
            read = self._reads.get(scope.name, [])
            for place in read[:1] if is_property else found[:1] or list(self._loose_methods.called(read))[:1]:
                yield function, _obstacle(context, function, place)

    def _loaded(self, context: Context, function: int) -> Iterator[tuple[int, Obstacle]]:
        """A function of a module that may be what a name stands for: ``import_module(settings.BACKEND).count()``."""
        scope, parent = self._program.scope(function), self._program.parent(function)
        if self._program.scope(parent).kind is ScopeKind.MODULE and self._may_be_loaded(self._program.symbol(parent)):
            for call in [call for call in self._calls.get(scope.name, ()) if _fits(call, scope.params)][:1]:
                yield function, _obstacle(context, function, call)

    def fields(self, context: Context) -> Iterator[Refusal]:
        """What turns async and is kept in an attribute whose object such a call may have: ``task.action()``."""
        for name, values in self._fields().items() if self._calls else ():
            found = [context.program.called(value) for value in values]
            functions = frozenset(f for some, _ in found for f in some if context.becomes_awaitable(f))
            calls = [call for _, some in found for call in some]
            families = frozenset(c.family for c in calls if is_awaited(c, context.solution.migrated))
            for place in self._calls.get(name, ())[:1] if functions or families else ():
                message = f"what this is called on cannot be told; its {name} may give a coroutine here"
                help = "an annotation of the receiver would decide it"
                yield Refusal(Obstacle("QAM111", place.file, place.place, place.scope, message, help), families, functions)

    def clients(self, context: Context) -> Iterator[Refusal]:
        """Clients in an attribute of an object of which nothing is known where it is read: ``self.server.client.count()``, or
        that one of its methods gives."""
        held = self._clients()
        for name, method, call in self._called_on(held) if held else ():
            families = {f for f, sdk in held[name] if _is_coroutine(context, sdk, method)} & context.solution.migrated
            if families:
                message = f"what {name} is read from cannot be told; it may be the client, which would give a coroutine here"
                help = "an annotation of the receiver would decide it"
                yield Refusal(Obstacle("QAM111", call.file, call.place, call.scope, message, help), frozenset(families))

    def _called_on(self, names: Iterable[str]) -> Iterator[tuple[str, str, Call]]:
        """Calls of a method of such an attribute, or of what such a method gives."""
        some = [(name, read.result) for name in names for read in (*self._reads.get(name, ()), *self._calls.get(name, ()))]
        reached: dict[int, str] = {}
        for name, result in reversed(some):
            reached |= dict.fromkeys(onwards(self._program, result, reached), name)
        methods = self._program.attributes_read()
        for call in self._program.state.calls if reached else ():
            method = methods.get(call.function)
            if method is not None and method.node in reached and call.result not in self._program.state.awaited:
                yield reached[method.node], method.name, call

    def kept_clients(self) -> Iterator[tuple[str, frozenset[str]]]:
        """The names of attributes that hold clients, of objects that can be where nothing is known of them; and their classes."""
        for name, held in self._clients().items():
            yield name, frozenset(sdk for _, sdk in held)

    def _clients(self) -> dict[str, set[tuple[int, str]]]:
        """By the name of the attribute, the families and classes of the clients."""
        if self._kept_clients is None:
            self._kept_clients = {}
            program = self._program
            for (owner, name), node in program.state.heap.items():
                if _is_public(name) and program.state.kind(owner) == Kind.INST:
                    held = clients_among(program, program.state.graph.values(node))
                    if held and self._may_be_held(program.state.item(owner)[1]):
                        self._kept_clients.setdefault(str(name), set()).update(held)
            lent = ((n, held) for n, cls, held in clients_given(program) if self._may_be_held(cls))
            for name, held in (*self._clients_of_modules(), *lent):
                self._kept_clients.setdefault(name, set()).update(held)
        return self._kept_clients

    def _clients_of_modules(self) -> Iterator[tuple[str, set[tuple[int, str]]]]:
        program = self._program
        for file in sorted({program.state.references[root].file for root in program.family_of}):
            if self._may_be_loaded(program.state.files[file].module):
                for name, local in program.state.files[file].scopes[0].cells.items():
                    held = clients_among(program, program.state.graph.values(program.state.node_of(file, local)))
                    yield from [(name, held)] if held else ()

    def _fields(self) -> dict[str, set[Value]]:
        """What objects that can be where nothing is known of them keep, by the names of their attributes."""
        if self._kept is None:
            self._kept = {}
            state = self._program.state
            for (owner, name), node in state.heap.items():
                held = state.graph.values(node) if isinstance(name, str) and state.kind(owner) == Kind.INST else ()
                called = {value for value in held if state.kind(value) in _CALLED}
                if isinstance(name, str) and called and self._may_be_held(state.item(owner)[1]):
                    self._kept.setdefault(name, set()).update(called)
        return self._kept

    def properties_of(self, functions: Iterable[int]) -> Iterator[str]:
        """The names of properties whose objects can be where nothing is known of them."""
        for function in sorted(functions):
            cls = self._program.cls(function)
            if cls is not None and self._program.method_kind(function) in _PROPERTIES and self._may_be_held(cls):
                yield self._program.scope(function).name

    def calls_of(self, functions: Iterable[int]) -> dict[str, list[Call]]:
        """For the names of methods whose objects can be where nothing is known of them: calls that may mean them."""
        found: dict[str, list[Call]] = {
            name: self._calls.get(name, []) for name, values in self._fields().items() if self._matter(values, functions)
        }
        for function in sorted(functions):
            scope, cls = self._program.scope(function), self._program.cls(function)
            if cls is not None and scope.kind is ScopeKind.FUNCTION and self._may_be_held(cls):
                fitting = [call for call in self._calls.get(scope.name, ()) if _fits(call, scope.params[1:])]
                found.setdefault(scope.name, []).extend(fitting)
        return found

    def _matter(self, values: Iterable[Value], functions: Iterable[int]) -> bool:
        """Calling one of the values runs one of the functions, or a method of a client."""
        called = [self._program.called(value) for value in values]
        return any(calls or not some.isdisjoint(functions) for some, calls in ((set(f), c) for f, c in called))

    def _may_be_held(self, cls: int) -> bool:
        """An object of the class can be where nothing is known of it."""
        self._look_around()
        symbol = self._program.symbol(cls)
        module, _, name = symbol.rpartition(".")
        if cls in (self._loose or ()) or module in self._modules:
            return True
        return self._mentioned(symbol) or self._mentioned(f"{module}:{name}") or self._may_be_loaded(module)

    def _may_be_loaded(self, module: str) -> bool:
        """It can be what a name that is not known stands for."""
        self._look_around()
        return any(module.startswith(p) for p in self._packages) or (self._by_name and self._mentioned(module))

    def _look_around(self) -> None:
        if self._loose is None:
            self._loose = frozenset(_handed(self._program))
            self._packages, self._modules, self._by_name = _loaded_by_name(self._program)


def _unknown_calls(program: Program) -> dict[str, list[Call]]:
    """Calls of an attribute of an object without any known value, by name; an awaited one copes with a coroutine."""
    state = program.state
    names = program.attributes_read()
    found: dict[str, list[Call]] = {}
    for call in state.calls:
        read = names.get(call.function)
        unknown = read is not None and (read.node in state.crowds.nodes or (not call.targets and _gives_nothing(program, read)))
        if read is not None and unknown and call.result not in state.awaited:
            found.setdefault(read.name, []).append(call)
    return found


def _unknown_reads(program: Program) -> dict[str, list[Read]]:
    """Attributes of objects without any known value, by name."""
    state = program.state
    called = {call.function for call in state.calls}
    found: dict[str, list[Read]] = {}
    for read in state.reads["attribute"]:
        if not state.graph.values(read.node) and read.result not in called:
            found.setdefault(read.name, []).append(read)
    return found


def _gives_nothing(program: Program, read: Read) -> bool:
    """Nothing is known of the object, or its class is one of the program that has nothing of this name."""
    state = program.state
    items = [state.item(v) for v in state.graph.values(read.node)]
    if state.graph.values(read.result) or not all(item[0] in (Kind.INST, Kind.CLASS) for item in items):
        return False
    return not any(program.foreign_bases(item[1]) or classes.find(state, item[1], "__getattr__") for item in items)


def _handed(program: Program) -> Iterator[int]:
    """Classes of objects that are handed to libraries or put on their objects."""
    state = program.state
    escapes = Escapes(state)
    values = escapes.all(state.calls)
    for (owner, _), node in state.heap.items():
        if state.kind(owner) in (Kind.OBJ, Kind.MEM):
            values |= state.graph.values(node)
    values.update(_kept_on_unknown(program))
    values.update(raised.ever(state))  # whoever catches one under another name, or asks for it later
    # a library's base class is given the object when it is made: a server that its handlers find in ``self.server``
    values |= {v for v, item in enumerate(state.values.items) if item[0] == Kind.INST and classes.keeping_bases(state, item[1])}
    yield from sorted(_given_on(program, escapes, values | escapes.within(state.crowds.lost)))


def _kept_on_unknown(program: Program) -> Iterator[Value]:
    """What attributes of objects hold of which nothing is known: ``app.store = Store()``, read as ``request.app.store``."""
    state = program.state
    for number, facts in enumerate(state.files):
        for op in facts.ops:
            owner = state.node_of(number, op[1]) if op[0] == Op.STORE else NONE  # type: ignore[arg-type]
            if owner >= 0 and not state.graph.values(owner):
                yield from state.graph.values(state.node_of(number, op[3]))  # type: ignore[arg-type]


def _is_coroutine(context: Context, sdk: str, name: str) -> bool:
    row = context.catalog.sdk(sdk)
    method = context.catalog.method(row, name) if row is not None else None
    return method is not None and method.kind.value in AWAITED_KINDS


def _given_on(program: Program, escapes: Escapes, values: frozenset[Value] | set[Value]) -> set[int]:
    """The classes of what a library has, and of what it gets by calling that: the results of functions and of public methods."""
    state = program.state
    queue, seen = deque(values), set(values)
    found: set[int] = set()
    while queue:
        item = state.item(queue.popleft())
        called: Iterable[int] = ()
        kept: list[int] = []
        if item[0] in (Kind.INST, Kind.CLASS) and item[1] not in found:
            found.add(item[1])
            called = _public_methods(program, item[1])
            kept = [node for name, node in state.slots(state.values.of(Kind.INST, item[1])) if _is_public(name)]
        elif item[0] in (Kind.FUNC, Kind.BOUND):
            called = (item[1],)
        results = [state.node_in(f, state.scopes[f].returns) for f in called] + kept
        fresh = escapes.within(v for node in results for v in state.graph.values(node)) - seen
        seen |= fresh
        queue.extend(fresh)
    return found


def _is_public(name: object) -> bool:
    return isinstance(name, str) and not name.startswith("_")


def _public_methods(program: Program, cls: int) -> Iterator[int]:
    for owner in classes.order(program.state, cls):
        for name, functions in classes.methods(program.state, owner).items():
            yield from functions if _is_public(name) else ()


def _loaded_by_name(program: Program) -> tuple[tuple[str, ...], frozenset[str], bool]:
    """Packages in which modules, and modules in which classes, are looked up by a name that is computed; and whether any is."""
    state = program.state
    packages: set[str] = set()
    modules: set[str] = set()
    for call in state.calls:
        names = {state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT}
        facts = state.files[call.file]
        by_name = names & _BY_NAME and call.constants.get(0, "")[:1] not in QUOTES
        if by_name and not loads_known_names(program, call):
            packages.add(facts.module + "." if facts.is_package else facts.module.rpartition(".")[0] + ".")
        if names & _OWN_NAMES:
            modules.add(facts.module)
    for read in state.reads["attribute"]:
        if "*" in read.name:
            values = [state.item(v) for v in state.graph.values(read.node)]
            modules |= {item[1] for item in values if item[0] == Kind.MODULE}
    return tuple(sorted(packages - {"."})), frozenset(modules), bool(packages)


def _fits(call: Call, params: Sequence[Param]) -> bool:
    """The arguments could be meant for a function with these parameters."""
    kinds = {p.kind for p in params}
    positional = [p for p in params if p.kind.startswith("positional")]
    keywords = {name for name, _ in call.keywords if name is not None}
    spread = any(isinstance(a, tuple) for a in call.args) or any(name is None for name, _ in call.keywords)
    if "args" not in kinds and len(call.args) > len(positional):
        return False
    if "kwargs" not in kinds and not keywords <= {p.name for p in params}:
        return False
    needed = [p for i, p in enumerate(positional) if p.needed and i >= len(call.args) and p.name not in keywords]
    return spread or not needed


def _obstacle(context: Context, function: int, place: Call | Read) -> Obstacle:
    name = context.name(function)
    done = "called on" if isinstance(place, Call) else "read from"
    message = f"what this is {done} cannot be told; it may be {name}, which would give a coroutine here"
    return Obstacle("QAM111", place.file, place.place, place.scope, message, "an annotation of the receiver would decide it")
