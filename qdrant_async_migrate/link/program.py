"""The linked program: what the later phases may ask of the solved value flow."""

from __future__ import annotations

from collections.abc import Iterable

from qdrant_async_migrate.catalog.schema import Effect
from qdrant_async_migrate.link import attributes, classes, effects, families, methods, ties, uses
from qdrant_async_migrate.link.state import Call, Decoration, Read, Reference, State
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.link.wraps import WRAPPED, lent
from qdrant_async_migrate.model.facts import Decorator, FileFacts, Op, Place, Scope, ScopeKind
from qdrant_async_migrate.model.program import ClientCall, Family, Role, Use
from qdrant_async_migrate.records import dataclass, field, replace

LibraryCall = tuple[Call, list[str], list[Effect | None]]
"""A call, and what it may run of libraries: the names, and the effect of each."""
_TAKES_COROUTINES = frozenset({"gather", "task", "run"})


@dataclass(slots=True)
class Program:
    """Functions are numbers; so are files, families and uses."""

    state: State
    uses: list[Use]
    family_of: dict[int, int]
    mixed: frozenset[int]
    families: dict[int, Family]
    uses_of: dict[int, list[int]]
    ties: dict[int, list[int]]
    uses_in: dict[int, list[int]] = field(default_factory=dict)
    _handing: dict[int, set[Place]] | None = None
    _attributes: dict[int, Read] | None = None
    _made: dict[int, Call] | None = None
    _named: dict[int, int] | None = None
    _wrapped: list[Use] | None = None
    _lent: frozenset[int] | None = None
    _decorations: dict[int, list[Decoration]] | None = None
    _by_reference: dict[int, set[int]] | None = None
    _holders: dict[int, set[int]] | None = None
    _library_calls: list[LibraryCall] | None = None
    _sources: dict[int, list[int]] | None = None
    _by_decorator: dict[int, set[int]] | None = None
    _decorated: frozenset[int] | None = None

    # functions --------------------------------------------------------------------------------------------------------------
    def scope(self, function: int) -> Scope:
        return self.state.scopes[function]

    def facts(self, function: int) -> FileFacts:
        return self.state.files[self.state.scope_file[function]]

    def file(self, function: int) -> int:
        return self.state.scope_file[function]

    def symbol(self, function: int) -> str:
        return self.state.symbol(function)

    def parent(self, function: int) -> int:
        return self.state.parent(function)

    def host(self, scope: int) -> int:
        """The function, lambda or module whose code runs when ``scope`` runs: a class body runs with what is around it."""
        while self.state.scopes[scope].kind is ScopeKind.CLASS:
            scope = self.state.parent(scope)
        return scope

    def cls(self, function: int) -> int | None:
        """The class whose method ``function`` is."""
        parent = self.parent(function)
        return parent if parent >= 0 and self.state.scopes[parent].kind is ScopeKind.CLASS else None

    def method_kind(self, function: int) -> str:
        """``method``, ``class``, ``static``, ``property``, ``cached property``, ``setter``; ``function`` outside of classes."""
        if self.cls(function) is None:
            return "function"
        return methods.method_kind(self.state, function, self.scope(function))

    def is_context_manager(self, function: int) -> bool:
        """A generator function under ``contextlib.contextmanager``."""
        return effects.is_context_manager(self.state, function)

    def decorator_names(self, function: int) -> list[list[str]]:
        """For each decorator, outermost first, the dotted library names it may be; empty for one of the program."""
        found: list[list[str]] = []
        own = {d.place for d in self.decorations(function)}
        for decorator in self.scope(function).decorators:
            names = self._foreign_names(self.state.node_in(function, decorator.callee))
            spelled = methods.spelled(self.state, function, decorator.dotted)
            if not names and decorator.place not in own and spelled and not spelled.startswith(":"):
                names = [spelled]
            found.append(names or self._beside(function, decorator))
        return found

    def _beside(self, function: int, decorator: Decorator) -> list[str]:
        """``@rows.default``: an attribute of a name of the class body, of which nothing is known."""
        owner, _, name = decorator.dotted.removeprefix(":").rpartition(".")
        cls = self.cls(function)
        node = self.state.cell(cls, owner) if cls is not None and decorator.dotted.startswith(":") else None
        kinds = {self.state.kind(value) for value in self.state.graph.values(-1 if node is None else node)}
        return [f"{owner}.{name}"] if node is not None and kinds <= {Kind.OBJ, Kind.EXT} else []

    def _foreign_names(self, node: int) -> list[str]:
        items = [self.state.item(v) for v in sorted(self.state.graph.values(node))]
        return sorted({i[1] for i in items if i[0] in (Kind.EXT, Kind.MEM, Kind.OBJ)})

    def wrapped_calls(self) -> list[Use]:
        """Calls, in a decorator's wrapper, of what it wraps."""
        if self._wrapped is None:
            self._wrapped = [use for use in self.uses if use.how == WRAPPED and use.role is Role.CALL]
        return self._wrapped

    def lent_wrappers(self) -> frozenset[int]:
        """Wrappers that other decorators give as well."""
        if self._lent is None:
            self._lent = lent(self.state)
        return self._lent

    def attributes_read(self) -> dict[int, Read]:
        """Reads of attributes by the node of what they give."""
        if self._attributes is None:
            self._attributes = {read.result: read for read in self.state.reads["attribute"]}
        return self._attributes

    def calls_by_result(self) -> dict[int, Call]:
        """Calls by the node of what they give."""
        if self._made is None:
            self._made = {call.result: call for call in self.state.calls}
        return self._made

    def named(self) -> dict[int, int]:
        """Nodes that mention a name of another scope or file, with the node of that name."""
        if self._named is None:
            state = self.state
            mentions = ((number, op) for number, facts in enumerate(state.files) for op in facts.ops if op[0] == Op.REF)
            self._named = {state.node_of(file, op[1]): state.node_of(file, op[2]) for file, op in mentions}  # type: ignore[arg-type]
        return self._named

    def is_given_back(self, cls: int, place: Place) -> bool:
        """A decorator of the program gives the classes that it is given."""
        node = self.state.class_decorations.get((cls, place))
        values = self.state.graph.values(-1 if node is None else node)
        if self._decorated is None:
            self._decorated = frozenset(c for c, _ in self.state.class_decorations)
        items = [self.state.item(v) for v in values]
        return bool(items) and all(item[0] == Kind.CLASS and item[1] in self._decorated for item in items)

    def decorations(self, function: int) -> list[Decoration]:
        """Decorators of the program on ``function``: functions, or classes whose instance takes its place."""
        if self._decorations is None:
            self._decorations = {}
            for decoration in self.state.decorations:
                self._decorations.setdefault(decoration.function, []).append(decoration)
        return self._decorations.get(function, [])

    def decorated(self, decorator: int) -> list[int]:
        """What a function of the program decorates."""
        if self._by_decorator is None:
            self._by_decorator = {}
            for decoration in self.state.decorations:
                self._by_decorator.setdefault(decoration.decorator, set()).add(decoration.function)
        return sorted(self._by_decorator.get(decorator, ()))

    def foreign_bases(self, cls: int) -> list[str]:
        return classes.foreign_bases(self.state, cls)

    def subclasses(self, cls: int) -> list[int]:
        return classes.descendants(self.state, cls)

    def called(self, value: int) -> tuple[tuple[int, ...], tuple[ClientCall, ...]]:
        """The functions of the program and the client methods that calling a value runs."""
        return uses.called(self.state, value, self.family_of)

    def values_of(self, reference: int) -> frozenset[int]:
        """Values that are, or belong to, a client made from one mention of its class."""
        if self._by_reference is None:
            self._by_reference = {}
            for value in range(len(self.state.values.items)):
                for owner, _ in uses.owners(self.state, value):
                    self._by_reference.setdefault(owner, set()).add(value)
        return frozenset(self._by_reference.get(reference, ()))

    def holders_of(self) -> dict[int, set[int]]:
        """For each value the objects and containers that hold it."""
        if self._holders is None:
            self._holders = {}
            for (owner, _), node in self.state.heap.items():
                for value in self.state.graph.values(node):
                    self._holders.setdefault(value, set()).add(owner)
        return self._holders

    def library_calls(self) -> list[LibraryCall]:
        """Calls that run something of a library of which the catalog tells an effect: few of all."""
        if self._library_calls is None:
            state, self._library_calls = self.state, []
            for call in state.calls:
                names = [item[1] for _, item in state.each(call.targets) if item[0] in (Kind.EXT, Kind.MEM)]
                effects = [state.known.effect(name) for name in names]
                if any(effects):
                    self._library_calls.append((call, names, effects))
        return self._library_calls

    def sources(self) -> dict[int, list[int]]:
        """For each node of the value flow those that lead to it."""
        if self._sources is None:
            self._sources = self.state.graph.sources()
        return self._sources

    def handing(self, file: int) -> frozenset[Place]:
        """Places of the calls in a file that take coroutines and see to it that they run."""
        if self._handing is None:
            self._handing = {}
            for call, _, effects in self.library_calls():
                if any(e is not None and e.kind in _TAKES_COROUTINES for e in effects):
                    self._handing.setdefault(call.file, set()).add(call.place)
        return frozenset(self._handing.get(file, ()))

    def references(self, family: int) -> Iterable[Reference]:
        return (r for r in self.state.references if self.family_of.get(r.number) == family)


_ASKED_BY_LINT = frozenset({Op.REF, Op.STORE, Op.INSTANCE, Op.NARROW, Op.ASK})
"""Operations that a lint looks at once the flow is solved: a quarter of all."""


def _of_lint(state: State) -> Program:
    """A lint asks neither for families of clients nor for what moves together."""
    _lighten(state)
    program = Program(state, uses.running(state), {}, frozenset(), {}, {}, {})
    ties.with_relatives(state)
    return program


def _lighten(state: State) -> None:
    """Free the operations that nobody looks at any more."""
    for number, facts in enumerate(state.files):
        state.files[number] = replace(facts, ops=tuple([op for op in facts.ops if op[0] in _ASKED_BY_LINT]))


def build(state: State) -> Program:
    """Everything that is asked often, counted once."""
    attributes.settle(state)
    if state.trusting:
        return _of_lint(state)
    family_of, mixed = families.families(state)
    found = uses.collect(state, family_of)
    uses_of: dict[int, list[int]] = {}
    uses_in: dict[int, list[int]] = {}
    calls: dict[int, list[int]] = {}
    for use in found:
        for function in use.functions:
            uses_of.setdefault(function, []).append(use.number)
        uses_in.setdefault(use.scope, []).append(use.number)
        for family in sorted({c.family for c in use.clients if c.family >= 0 and not c.asynchronous}):
            calls.setdefault(family, []).append(use.number)
    members = {
        number: Family(
            number,
            tuple(r for r, f in family_of.items() if f == number),
            state.references[number].cls,
            tuple(calls.get(number, ())),
            tuple(sorted({state.references[r].scope for r, f in family_of.items() if f == number})),
        )
        for number in sorted(set(family_of.values()))
    }
    return Program(state, found, family_of, frozenset(mixed), members, uses_of, ties.ties(state), uses_in)
