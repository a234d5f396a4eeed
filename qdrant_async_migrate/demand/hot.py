"""What may change, in the files looked at so far: values that carry a client or turn async, and the files that hold them or
feed the places that use them."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping

from qdrant_async_migrate.idioms.event_loops import runs_of, users_of
from qdrant_async_migrate.link import classes, stars, uses
from qdrant_async_migrate.link.modules import MARK
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, State
from qdrant_async_migrate.link.ties import Fitting
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import ScopeKind
from qdrant_async_migrate.model.program import Because
from qdrant_async_migrate.records import dataclass
from qdrant_async_migrate.solve import below, closure

_RUNS = (Kind.FUNC, Kind.BOUND, Kind.CORO, Kind.GEN, Kind.AGEN, Kind.CTX)
_HOLDS = (Kind.FUT, Kind.CM, Kind.INJ)


def hot_functions(program: Program, settled: Collection[int] = ()) -> set[int]:
    """Functions that turn async if every family migrates but the settled ones, and with them what starts a loop below them."""
    moving = [number for number in program.families if number not in settled]
    found = {f for number in moving for f in closure(program, number, lambda _: False)}
    starting = {program.host(run.call.scope) for run in runs_of(program)}
    while fresh := (starting & plain_below(program, found)) - found if starting - found else ():
        joins = {f: Because(None, None, tie=True) for f in fresh}
        found |= closure(program, moving[0], lambda _: False, joins).keys()
    return found


def plain_below(program: Program, functions: Iterable[int]) -> set[int]:
    """The functions, and the plain ones that they run."""
    return below(program, functions, lambda function: not program.scope(function).is_async)


@dataclass(frozen=True, slots=True)
class Hot:
    """What may change: functions, values, classes with their kin, and for each file that has a part in it the names of its module
    that lead there; ``*`` if importing it is enough."""

    functions: set[int]
    values: set[Value]
    kin: set[int]
    names: dict[int, frozenset[str]]


def hot(program: Program, seeds: Collection[str], told: Collection[int] = (), settled: Collection[int] = ()) -> Hot:
    """What is hot in the program; the files ``seeds`` count among the hot ones. ``told``: nodes that matter, since calls on what
    they hold are told of. ``settled``: families that stay as they are.
    Clients that are of the async kind already matter where they meet one that moves, which is looked at."""
    state = program.state
    functions = hot_functions(program, settled)
    moving = {r for r, number in program.family_of.items() if number not in settled}
    still = frozenset(range(len(state.references))) - moving
    values, kin = _hot_values(state, functions, still, set(told))
    kin |= {state.item(v)[1] for v in values if state.kind(v) in (Kind.INST, Kind.CLASS)}
    nodes = [n for n in range(len(state.graph.held)) if not values.isdisjoint(state.graph.values(n))]
    feeding = _sources(state, [*nodes, *told, *_decorating(state, functions), *_taking(program, set(nodes))])
    edited = {state.scope_file[f] for f in functions}
    edited |= {state.references[number].file for number in moving}
    if not settled:
        edited |= {number for number, facts in enumerate(state.files) if facts.path in seeds}
    users = functions.union(*(users_of(program, number) for number in program.families if number not in settled))
    files = edited | {state.scope_file[f] for f in users} | {_file_of(state, node) for node in feeding} | set(_handing_on(state))
    named = _Names(state, values, feeding, functions, users, edited)
    names = {file: named.of(file) for file in sorted(files - {-1})}
    for cls in (*_knowing_subclasses(state), *_met_in_part(state, functions)):
        file = state.scope_file[cls]
        names[file] = names.get(file, frozenset()) | {state.scopes[cls].name}
    return Hot(functions, values, kin, names | dict(_starred(state, names)))


def _taking(program: Program, hot: set[int]) -> set[int]:
    """What is called with something that matters, where nothing is known of it: who puts it there, or into what it is taken
    from, is asked."""
    state = program.state
    unknown = (call for call in state.calls if call.function >= 0 and not state.graph.values(call.function))
    called = {call.function for call in unknown if not hot.isdisjoint(call.given())}
    taken = {read.result: read.node for kind in ("item", "iterate") for read in state.reads[kind]} if called else {}
    found: set[int] = set()
    while called:
        found |= called
        further = (taken.get(node, program.named().get(node, -1)) for node in called)
        called = {node for node in further if node >= 0} - found
    return found


def _decorating(state: State, functions: set[int]) -> Iterator[int]:
    """Objects whose decorators are on functions that turn async, where these are not known: who gives them is asked."""
    own = [(f, decorator) for f in functions for decorator in state.scopes[f].decorators]
    unknown = [n for f, d in own if not state.graph.values(n := state.node_in(f, d.callee))]
    reads = {read.result: read.node for read in state.reads["attribute"]} if unknown else {}
    for node in unknown:
        while node in reads:
            node = reads[node]
        yield node


def _handing_on(state: State) -> Iterator[int]:
    """Files in which a client's class has a name: it may be made where it is imported from there."""
    for number, facts in enumerate(state.files):
        nodes = (state.node_of(number, local) for local in facts.scopes[0].cells.values())
        if any(_is_client(state, value) for node in nodes for value in state.graph.values(node)):
            yield number


def _is_client(state: State, value: Value) -> bool:
    item = state.item(value)
    return item[0] in (Kind.EXT, Kind.XCLS) and state.known.is_client(item[1])


def _knowing_subclasses(state: State) -> set[int]:
    """Classes that know those below them, wherever these are: by a metaclass, ``__init_subclass__``, ``__subclasses__``."""
    nodes = state.classes_of_meta.values()
    found = {state.item(value)[1] for node in nodes for value in state.graph.values(node)}
    asked = (item[2] for item in state.values.items if item[0] == Kind.MEM and item[1] == "builtins.type.__subclasses__")
    found |= {state.item(value)[1] for value in asked}
    found |= {state.parent(f) for f, scope in enumerate(state.scopes) if scope.name == "__init_subclass__" and scope.parent > 0}
    return {below for cls in found for below in (cls, *classes.descendants(state, cls))}


def _met_in_part(state: State, functions: set[int]) -> set[int]:
    """Protocols of which a class with such functions has most methods: it stands behind one where no other is called."""
    fitting, own = Fitting(state), _classes(state, functions)
    return {p for p in fitting.protocols if not own.isdisjoint(fitting.with_most((), fitting.members(p)))}


def _starred(state: State, names: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Files that hand names on which only a star import brings them."""
    for number, facts in enumerate(state.files):
        sources = stars.sources(state, number) if facts.stars else ()
        more = frozenset().union(*(names.get(source, ()) for source in sources)) - {"*"}
        if more:
            yield number, names.get(number, frozenset()) | more


@dataclass
class _Names:
    """Names of a module through which something reaches what is hot."""

    state: State
    values: set[Value]
    feeding: set[int]
    functions: set[int]
    users: set[int]
    """The functions, and the coroutines that use what moves: who runs them decides on which event loops."""
    edited: set[int]

    def __post_init__(self) -> None:
        self._doors: dict[int, bool] = {}
        self._slots: dict[int, list[int]] = {}
        self._around = self._around_feeding()
        for (owner, _), node in self.state.heap.items():
            if self.state.kind(owner) in (Kind.INST, Kind.CLASS):
                self._slots.setdefault(self.state.item(owner)[1], []).append(node)

    def _around_feeding(self) -> set[int]:
        """Functions with a parameter that leads there, and what they stand in: ``register`` around ``def keep(function)``."""
        found: set[int] = set()
        for function, scope in enumerate(self.state.scopes):
            if any(self.state.node_in(function, param.node) in self.feeding for param in scope.params):
                while function >= 0 and function not in found:
                    found.add(function)
                    function = self.state.parent(function)
        return found

    def of(self, file: int) -> frozenset[str]:
        """The names of a file."""
        state = self.state
        if state.scope_of(file, 0) in self.functions:
            return frozenset("*")
        names = {name: state.node_of(file, local) for name, local in state.files[file].scopes[0].cells.items()}
        put = {name: node for (module, name), node in state.unbound.items() if module == file}
        return frozenset(name for name, node in (put | names).items() if self._leads(file, node))

    def _leads(self, file: int, node: int) -> bool:
        return node in self.feeding or any(v in self.values or self._is_door(file, v) for v in self.state.graph.values(node))

    def _is_door(self, file: int, value: Value) -> bool:
        """A function or class through which values reach what is hot; and what comes from a library, in a file that will be
        edited: an import may be dropped there, a lock be replaced."""
        item = self.state.item(value)
        if item[0] in (Kind.EXT, Kind.OBJ, Kind.MEM):
            kept = file in self.edited and not str(item[1]).startswith((MARK, "builtins."))
            return kept or _is_client(self.state, value)
        if item[0] not in (Kind.FUNC, Kind.CLASS):
            return bool(item[0] == Kind.XCLS)
        if item[1] not in self._doors:
            self._doors[item[1]] = self._opens(item[1])
        return self._doors[item[1]]

    def _opens(self, scope: int) -> bool:
        state = self.state
        own = state.scopes[scope]
        if scope in self.users or scope in self._around:
            return True
        nodes = [state.node_in(scope, n) for n in (*(p.node for p in own.params), own.returns, own.yields) if n >= 0]
        if own.kind is ScopeKind.CLASS:
            nodes += [state.node_in(scope, n) for n in own.cells.values()] + self._slots.get(scope, [])
            methods = [f for names in classes.methods(state, scope).values() for f in names]
            if not self.users.isdisjoint(methods):
                return True
            nodes += [state.node_in(f, p.node) for f in methods for p in state.scopes[f].params]
        return any(node in self.feeding for node in nodes)


def _hot_values(state: State, functions: set[int], still: frozenset[int], told: Collection[int]) -> tuple[set[Value], set[int]]:
    """Clients, functions that turn async, their classes, and all that holds or gives one of these, or has one of the nodes
    ``told``; and the classes."""
    kin = {k for c in _classes(state, functions) for k in (*classes.order(state, c), *classes.descendants(state, c))}
    hot = {v for v, item in enumerate(state.values.items) if _is_hot(state, v, item, functions, kin, still)}
    slots: dict[Value, list[int]] = {}
    for (owner, _), node in state.heap.items():
        slots.setdefault(owner, []).append(node)
        if node in told:
            hot.add(owner)
    while True:
        cold = (v for v in range(len(state.values.items)) if v not in hot)
        fresh = {v for v in cold if any(not hot.isdisjoint(state.graph.values(n)) for n in _inside(state, v, slots))}
        if not fresh:
            return hot, kin
        hot |= fresh


def _classes(state: State, functions: Iterable[int]) -> set[int]:
    return {p for f in functions if (p := state.parent(f)) >= 0 and state.scopes[p].kind.value == "class"}


def _is_hot(
    state: State, value: Value, item: tuple[object, ...], functions: set[int], kin: set[int], still: frozenset[int]
) -> bool:
    if item[0] in _RUNS:
        return item[1] in functions
    if item[0] in (Kind.INST, Kind.CLASS) and item[1] in kin:
        return True
    return any(reference not in still for reference, _ in uses.owners(state, value))


def _inside(state: State, value: Value, slots: dict[Value, list[int]]) -> Iterable[int]:
    """Nodes of what a value holds or gives."""
    item = state.item(value)
    if item[0] in _RUNS:
        scope = state.scopes[item[1]]
        return [n for n in (state.node_in(item[1], scope.returns), state.node_in(item[1], scope.yields)) if n >= 0]
    if item[0] in _HOLDS:
        return [item[1]]
    if item[0] == Kind.PARTIAL:
        made: Call = state.partials[item[1]][0]
        return made.given()
    if item[0] == Kind.CLASS:
        cells = [state.node_in(item[1], n) for n in state.scopes[item[1]].cells.values()]
        return [*cells, *slots.get(value, ()), *slots.get(state.values.of(Kind.INST, item[1]), ())]
    if item[0] == Kind.INST:  # what its class has: ``field(default_factory=connect)``
        cells = [state.node_in(cls, n) for cls in classes.order(state, item[1]) for n in state.scopes[cls].cells.values()]
        return [*cells, *slots.get(value, ())]
    return slots.get(value, ())


def before_nodes(state: State) -> dict[int, list[int]]:
    """From where values reach a node, one step back."""
    before: dict[int, list[int]] = {}
    for node in range(len(state.graph.held)):
        for target in state.graph.targets(node):
            before.setdefault(target, []).append(node)
    return before


def _sources(state: State, nodes: list[int]) -> set[int]:
    """The nodes and all from which values reach them."""
    before = before_nodes(state)
    found = set(nodes)
    queue = deque(nodes)
    while queue:
        fresh = [n for n in before.get(queue.popleft(), ()) if n not in found]
        found.update(fresh)
        queue.extend(fresh)
    return found


def _file_of(state: State, node: int) -> int:
    """The file whose scan made a node; -1 for one that the value flow made."""
    file = bisect_right(state.node_base, node) - 1
    return file if file >= 0 and node < state.node_base[file] + state.files[file].nodes else -1
