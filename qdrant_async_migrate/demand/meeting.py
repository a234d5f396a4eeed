"""Where values of files that were not looked at meet what matters: those files are looked at next.

In: the program so far and what is hot in it. Out: modules. A hot value handed to a function, stored in an object, narrowed by a
class or held beside another value may be used there; a class that matters is what its bases make it, a function what its
decorators do; and a method called on an unknown object may be any method of its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.demand.checks import checked
from qdrant_async_migrate.demand.hot import Hot, before_nodes
from qdrant_async_migrate.demand.outside import PartialModules
from qdrant_async_migrate.idioms.boundaries import boundaries_of
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import State
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.facts import Op, ScopeKind
from qdrant_async_migrate.records import dataclass, field
from qdrant_async_migrate.solve import below


@dataclass(slots=True)
class Meeting:
    """What matters, and the values from outside by the module that they come from."""

    state: State
    modules: PartialModules
    hot: set[Value]
    functions: set[int]
    kin: set[int]
    leaving: set[int] = field(default_factory=set)
    """Functions that will run on the event loop after a thread pool: all that they call is looked at for what blocks."""
    outside: dict[Value, str] = field(default_factory=dict)
    _made: dict[int, int] = field(default_factory=dict)
    _before: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value, item in enumerate(self.state.values.items):
            module = self.modules.origin(item)
            if module is not None:
                self.outside[value] = module

    def demanded(self) -> set[str]:
        """Modules to be looked at."""
        found: set[str] = set()
        own = (self._beside(), self._operands(), self._definitions(), self._receivers(), self._called(), self._within())
        for node in chain(*own, checked(self.state, self._is_hot)):
            found |= self._modules(self.state.graph.values(node))
        for cls in self.kin:
            found |= self._modules(self.state.bases.get(cls, ()))
        return found.union(self._inside(), self._crowded(), *self._operators())

    def _crowded(self) -> set[str]:
        """What small crowds did not take may have met what is in one."""
        crowds = self.state.crowds
        met = crowds.are_everywhere and any(self._is_hot(node) for node in crowds.nodes)
        return self._modules(crowds.lost) if met else set()

    def _operators(self) -> Iterator[set[str]]:
        """``changed += notify`` is a call, though no node stands for what is called."""
        for call in self.state.calls:
            met = not self.outside.keys().isdisjoint(call.targets)
            if met and any(isinstance(a, int) and self._is_hot(a) for a in call.args):
                yield self._modules(call.targets)

    def _modules(self, values: Iterable[Value]) -> set[str]:
        return {self.outside[value] for value in values if value in self.outside}

    def _is_hot(self, node: int) -> bool:
        return node >= 0 and not self.hot.isdisjoint(self.state.graph.values(node))

    def _beside(self) -> Iterator[int]:
        return (node for node in range(len(self.state.graph.held)) if self._is_hot(node))

    def _operands(self) -> Iterator[int]:
        """What is done with a hot value, and what it is done with."""
        for call in self.state.calls:
            given = call.given()
            if any(self._is_hot(node) for node in given):
                yield from self._origins(call.function)
                yield from given
        for number, facts in enumerate(self.state.files):
            base = self.state.node_base[number]
            for op in facts.ops:
                for places in _STORES.get(op[0], ()):  # type: ignore[call-overload]
                    into, value = (base + int(str(op[p])) if p < len(op) and int(str(op[p])) >= 0 else -1 for p in places)
                    if self._is_hot(value):
                        yield into

    def _origins(self, node: int) -> Iterator[int]:
        """What is called, and where nothing is known of it all that it is taken out of: ``REGISTRY["name"](client)``."""
        seen, todo = {node}, [node]
        while todo:
            node = todo.pop()
            yield node
            known = node < 0 or bool(self.state.graph.values(node))
            fresh = () if known else (*self._taken_from(node), *self._before.get(node, ()))
            todo += [n for n in fresh if n not in seen]
            seen.update(fresh)

    def _taken_from(self, node: int) -> Iterable[int]:
        if not self._made:
            reads = (read for kind in ("attribute", "item", "iterate") for read in self.state.reads[kind])
            self._made = {read.result: read.node for read in reads}
            self._made |= {call.result: call.function for call in self.state.calls}
            self._before = before_nodes(self.state)
        return (self._made[node],) if node in self._made else ()

    def _definitions(self) -> Iterator[int]:
        """Decorators of what matters, and of functions that give something of it."""
        giving = (self.state.item(value)[1] for value in sorted(self.hot) if self.state.kind(value) == Kind.FUNC)
        for scope in dict.fromkeys((*self.functions, *self.kin, *giving)):
            for decorator in self.state.scopes[scope].decorators:
                yield self.state.node_in(scope, decorator.node)
                yield self.state.node_in(scope, decorator.callee)

    def _receivers(self) -> Iterator[int]:
        """Objects on which the name of a method that matters is read."""
        state = self.state
        names = {state.scopes[f].name for f in self.functions if state.parent(f) >= 0 and _is_class(state, state.parent(f))}
        return (read.node for read in state.reads["attribute"] if read.name in names)

    def _called(self) -> Iterator[int]:
        """What the functions that leave a thread pool do, and what they call."""
        for call in self.state.calls if self.leaving else ():
            if call.scope in self.leaving:
                yield call.function
                yield from (a[1] if isinstance(a, tuple) else a for a in call.args)
        for reads in self.state.reads.values() if self.leaving else ():
            yield from (read.node for read in reads if read.scope in self.leaving)

    def _within(self) -> Iterator[int]:
        """What functions that turn async enter, iterate over, or name without calling it: locks, tuples of exceptions."""
        state = self.state
        for kind, reads in state.reads.items():
            yield from (read.node for read in reads if kind != "attribute" and read.scope in self.functions)
        plain = {call.function for call in state.calls} | {read.node for read in state.reads["attribute"]}
        for number, facts in enumerate(state.files):
            base, scopes = state.node_base[number], state.scope_base[number]
            for op in facts.ops:
                if op[0] == Op.REF and scopes + int(str(op[4])) in self.functions and base + int(str(op[1])) not in plain:
                    yield base + int(str(op[2]))

    def _inside(self) -> Iterator[str]:
        """Modules read as attributes of packages."""
        for read in self.state.reads["attribute"]:
            for value in self.state.graph.values(read.node):
                item = self.state.item(value)
                inner = self.modules.whole.inner(item[1], read.name) if item[0] == Kind.MODULE else None
                if inner in self.modules.whole.names:
                    yield inner


_STORES = {
    Op.STORE: ((1, 3),),
    Op.PUT: ((1, 3), (1, 4)),
    Op.ITEM: ((2, 6),),
    Op.NARROW: ((3, 2),),
    Op.BINARY: ((2, 6), (6, 2)),
    Op.ASK: ((1, 2), (2, 1)),
}
"""Operations in which a value meets an object, a container or a class: where these stand, and where the value does."""


def _is_class(state: State, scope: int) -> bool:
    return state.scopes[scope].kind is ScopeKind.CLASS


def demanded(program: Program, catalog: Catalog, modules: PartialModules, found: Hot) -> set[str]:
    """Modules that the program needs looked at, as far as it was looked at."""
    leaving = below(program, {f for f in found.functions if _leaves_pool(program, catalog, f)})
    return Meeting(program.state, modules, found.values, found.functions, found.kin, leaving).demanded()


def _leaves_pool(program: Program, catalog: Catalog, function: int) -> bool:
    return any(row is not None and row.thread for _, row in boundaries_of(program, catalog, function))
