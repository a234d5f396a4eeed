"""What the value flow works on: the program's scopes, the assignment graph, the heap of attributes, and what it records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Set
from typing import Any

from qdrant_async_migrate.link.crowds import Crowds
from qdrant_async_migrate.link.foreign_stores import ForeignStores
from qdrant_async_migrate.link.graph import Graph
from qdrant_async_migrate.link.knowledge import Knowledge
from qdrant_async_migrate.link.modules import Modules
from qdrant_async_migrate.link.values import Kind, Value, Values, alone
from qdrant_async_migrate.model.facts import FileFacts, Param, Place, Scope
from qdrant_async_migrate.records import dataclass

_NONE: Any = frozenset()
"""What most places have nothing in: a set of their own is made when there is something for it."""


@dataclass(slots=True)
class Call:
    """A call site and what was found out about it."""

    number: int
    file: int
    scope: int
    place: Place
    function: int
    args: tuple[Any, ...]
    keywords: tuple[tuple[str | None, int], ...]
    constants: dict[object, str]
    result: int
    targets: Set[Value] = _NONE
    applied: set[tuple[object, Value, str]] = _NONE
    """Functions that the callee calls: argument, function, how (the kind of the effect)."""
    leaving: set[tuple[object, int]] = _NONE
    """Arguments handed to code outside the program: which, and their nodes."""
    bound: set[tuple[object, ...]] = _NONE

    def given(self) -> list[int]:
        """The nodes of its arguments, also of those with a star; below zero: a constant."""
        return [*(a[1] if isinstance(a, tuple) else a for a in self.args), *(node for _, node in self.keywords)]

    def may_run(self, value: Value) -> bool:
        """Note one of its targets; False if it is known."""
        if value in self.targets:
            return False
        if isinstance(self.targets, set):
            self.targets.add(value)
        else:
            self.targets = {*self.targets, value} if self.targets else alone(value)
        return True

    def applies(self, argument: object, value: Value, how: str) -> None:
        self.applied = self.applied or set()
        self.applied.add((argument, value, how))

    def hands_away(self, arguments: Iterable[tuple[object, int]]) -> None:
        if given := set(arguments):
            self.leaving = self.leaving | given

    def binds(self, key: tuple[object, ...]) -> bool:
        """Note which arguments meet which parameters; False if that is known."""
        if key in self.bound:
            return False
        self.bound = self.bound or set()
        self.bound.add(key)
        return True


@dataclass(slots=True)
class Read:
    """An attribute read, an iteration, a ``with`` item, an operator: a place that may run code of the program."""

    file: int
    scope: int
    place: Place
    node: int
    name: str
    result: int
    asynchronous: bool = False
    targets: set[Value] = _NONE

    def may_run(self, value: Value) -> None:
        """Note one of its targets."""
        self.targets = self.targets or set()
        self.targets.add(value)


@dataclass(slots=True)
class Reference:
    """One mention of a client class: what gets another name if its family migrates."""

    number: int
    file: int
    scope: int
    place: Place
    string: Place | None
    name: str
    cls: str


@dataclass(slots=True)
class Decoration:
    """A function of the program decorated by a function or class of the program."""

    function: int
    decorator: int
    place: Place


class State:
    """Shared by the parts of the value flow; grows only."""

    def __init__(self, knowledge: Knowledge, modules: Modules, trusting: bool = False) -> None:
        self.known = knowledge
        self.modules = modules
        self.values = Values()
        self.graph = Graph()
        self.crowds = Crowds(knowledge, self.values.items)
        self.graph.taken = self.crowds.taken
        self.files: list[FileFacts] = []
        self.file_of: dict[str, int] = {}
        self.node_base: list[int] = []
        self.scope_base: list[int] = []
        self.scopes: list[Scope] = []
        self.scope_file: list[int] = []
        self.heap: dict[tuple[Value, object], int] = {}
        self._slots: dict[Value, list[tuple[object, int]]] = {}
        self._every: dict[Value, int] = {}
        self.records: dict[Value, list[str]] = {}
        """The containers that are named tuples, with the names of their places."""
        self.comparing: list[int] = []
        """Methods of classes that compare, ``__eq__`` and its kin."""
        self.naming = False
        """Any class has a ``__set_name__``."""
        self.setting: dict[Value, int] = {}
        """Properties that calls make, and the node of what assigning to them runs."""
        self.getters: dict[Value, tuple[str, ...]] = {}
        """The containers that stand for ``itemgetter(...)`` and ``attrgetter(...)``, with what they ask for as it is written."""
        self.record_bases: dict[int, list[Value]] = {}
        """Classes that derive from a named tuple which a call made."""
        self.iterables: set[Value] = set()
        """What is only declared to be iterable: whether it is a container or a generator, the values beside it tell."""
        self.mappings: set[Value] = set()
        """The containers that give their keys when iterated over."""
        self.new_slot: dict[Value, list[Callable[[object, int], None]]] = {}
        self.class_cells: dict[tuple[int, str], int] = {}
        self.new_class_cell: dict[int, list[Callable[[object, int], None]]] = {}
        self.installed: dict[int, str] = {}
        """Functions that became special methods of a class outside of its body, and as which."""
        self.foreign = ForeignStores()
        self.calls: list[Call] = []
        self.reads: dict[str, list[Read]] = {"attribute": [], "iterate": [], "enter": [], "operator": [], "item": []}
        self.references: list[Reference] = []
        self.reference_at: dict[tuple[int, Place, str], int] = {}
        self.decorations: list[Decoration] = []
        self.class_decorations: dict[tuple[int, Place], int] = {}
        """What decorators of the program give for a class, by the class and the decorator's place."""
        self.decorated_by: dict[int, set[int]] = {}
        """The functions of the program that decorate a function."""
        self.wrapping: set[int] = set()
        """Functions that stand for others."""
        self.of_callers: set[Value] = set()
        """What holds the further arguments that callers give to these."""
        self.put_here: dict[int, int] = {}
        """By the node of such a parameter, the node of what the function itself puts there."""
        self.handed_on: dict[int, int] = {}
        """By the node of such a parameter, the node of what those give who call the function as a value."""
        self.by_value: dict[int, list[tuple[Call, Any, Any]]] = {}
        """The calls of inner functions as values: their arguments."""
        self.wrappers: dict[int, set[int]] = {}
        """Functions that decorators of the program put in the place of a function."""
        self.entered: dict[int, list[tuple[Call, Value | None, Any, Any, int]]] = {}
        """The calls of decorated functions: whose method it is, the arguments, the node of the result."""
        self.awaited: set[int] = set()
        self.bases: dict[int, list[Value]] = {}
        self.subclasses: dict[int, list[int]] = {}
        self.lines: dict[tuple[str, int], list[Any]] = {}
        """What was asked of the classes' bases: forgotten whenever a class gets another base."""
        self.stores: dict[int, list[tuple[int, str]]] = {}
        """What each file assigns to attributes: the node of the object, in the file, and the name."""
        self.members: dict[int, dict[int, dict[str, list[int]]]] = {}
        """The methods of the classes of each file."""
        self.partials: list[tuple[Call, Value]] = []
        self.partial_numbers: dict[tuple[object, ...], int] = {}
        self.setters: dict[tuple[int, str], int] = {}
        self.star_cells: dict[tuple[int, str], int] = {}
        self.unbound: dict[tuple[int, str], int] = {}
        """What is put into a module under names that its own code does not bind, by its file and the name."""
        self.lazy: dict[tuple[int, str], int] = {}
        """Names that a module's ``__getattr__`` is asked for, with the node of what it gives; ``looked_for``: other homes."""
        self.looked_for: dict[tuple[int, str], list[int]] = {}
        self.given_lazily: set[tuple[int, str]] = set()
        self.perhaps_lazy: list[tuple[int, str, int]] = []
        """Names that a module is asked for where nothing else turns out to give them, with the node that takes them."""
        self.named: dict[int, Any] = {}
        """Parameters that are the names of attributes."""
        self.demanded: set[str] = set()
        self.function_node: dict[int, int] = {}
        self.class_node: dict[int, int] = {}
        self.classes_of_meta: dict[int, int] = {}
        self.metaclasses: dict[int, int] = {}
        """The node of the metaclasses of a class; ``has_metaclasses``: any class of the program names one."""
        self.has_metaclasses = False
        self.answering: set[object] | None = None
        """Classes with objects that are none of their subclasses', once somebody asks: those of libraries by their names."""
        self.has_checks = False  # whether any metaclass says itself what is an instance
        self.returned: dict[int, set[int]] = {}
        """What a function returns, by the node of its results: the nodes that are copied there."""
        self.generators: set[int] = set()  # nodes of generator expressions
        self.declared: set[int] = set()  # nodes of what is declared to be an object of a class
        self.fixtures: list[tuple[int, int, Param]] = []
        self.mocked: set[tuple[int, int, str]] = set()
        """The clients that the mocks of a test file give (a node), and the file and the name in whose place a mock is put."""
        self.shared_reads: dict[tuple[Value, str], Read] = {}
        """What an attribute of an object may be, for all places that read it."""
        self.opaque: dict[tuple[int, Place, Value], Read] = {}
        """Reads of an unknown name on objects with very many: file, place and object."""
        self.plain: set[tuple[Value, object]] = set()
        """Attributes of instances that are declared to be plain data."""
        self.promised_slots: dict[tuple[Value, object], Callable[[Iterable[Value]], list[Value]]] = {}
        """Attributes of instances that are declared to be of a type: which values they take."""
        self.trusting = trusting
        """Declared types are taken at their word."""
        self.pairs: dict[Value, list[tuple[int, int]]] = {}
        """The nodes of key and value in the displays of mappings, where the key is no constant."""
        self._instead: dict[Value, int] = {}
        self.copies: dict[int, int] = {}
        """Copies of classes, for some of the places that make their objects; with what they are copies of."""
        self.made_apart: dict[tuple[int, int, Place], int] = {}
        """The copy whose object a place makes, by class, file and place."""
        self.declared_copied: list[tuple[int, int]] = []
        """Nodes that are declared to hold an object of a class of which there are copies, with the class."""
        self.nothing = self.graph.node()
        self.graph.closed.add(self.nothing)
        self.containers = 0
        self.ready = False
        self.deferred: list[Any] = []

    # scopes -----------------------------------------------------------------------------------------------------------------
    def scope_of(self, file: int, local: int) -> int:
        return self.scope_base[file] + local

    def node_of(self, file: int, local: int) -> int:
        return local if local < 0 else self.node_base[file] + local

    def node_in(self, scope: int, local: int) -> int:
        """A node of the file that holds ``scope``, as a node of the graph."""
        return self.node_of(self.scope_file[scope], local)

    def parent(self, scope: int) -> int:
        local = self.scopes[scope].parent
        return local if local < 0 else self.scope_base[self.scope_file[scope]] + local

    def is_within(self, scope: int, outer: Collection[int]) -> bool:
        """One of ``outer`` is the scope, or around it."""
        while scope >= 0 and scope not in outer:
            scope = self.parent(scope)
        return scope >= 0

    def symbol(self, scope: int) -> str:
        """``package.module.Class.method``."""
        module = self.files[self.scope_file[scope]].module
        name = self.scopes[scope].qualname
        return f"{module}.{name}" if name else module

    def gives_itself(self, function: int) -> bool:
        """A method whose only ``return`` is ``return self``, whatever it declares: each call gives the object of the method."""
        scope = self.scopes[function]
        if not scope.params or scope.returns < 0:
            return False
        first = self.node_in(function, scope.params[0].node)
        return self.returned.get(self.node_in(function, scope.returns), set()) - self.declared == {first}

    def cell(self, scope: int, name: str) -> int | None:
        """The node of a name bound in a scope."""
        local = self.scopes[scope].cells.get(name)
        return None if local is None else self.node_in(scope, local)

    def module_cell(self, file: int, name: str) -> int:
        """The node of a module's name; one that only a star import brings gets its own."""
        known = self.known_cell(file, name)
        if known is None:
            known = self.star_cells[(file, name)] = self.graph.node()
        return known

    def known_cell(self, file: int, name: str) -> int | None:
        local = self.files[file].scopes[0].cells.get(name)
        return self.star_cells.get((file, name)) if local is None else self.node_of(file, local)

    # heap -------------------------------------------------------------------------------------------------------------------
    def slot(self, owner: Value, key: object) -> int:
        """The node of an attribute or element of a value."""
        node = self.heap.get((owner, key))
        if node is None:
            if (owner, key) in self.plain:
                return self.nothing
            node = self.heap[(owner, key)] = self.graph.node()
            if (owner, key) in self.promised_slots:
                self.graph.promised[node] = self.promised_slots[owner, key]
            self._slots.setdefault(owner, []).append((key, node))
            for watcher in self.new_slot.get(owner, ()):
                watcher(key, node)
        return node

    def slots(self, owner: Value) -> list[tuple[object, int]]:
        return list(self._slots.get(owner, ()))

    def each_slot(self, owner: Value, watcher: Callable[[object, int], None]) -> None:
        """Call ``watcher`` for every attribute or element of ``owner``, those to come included."""
        self.new_slot.setdefault(owner, []).append(watcher)
        for key, node in self.slots(owner):
            watcher(key, node)

    def rest(self) -> None:
        """The flow is solved and nothing will be added: free what waited for more, a tenth of the memory of all."""
        self.graph.rest()
        self.new_slot.clear()

    def every(self, owner: Value) -> int:
        """One node that holds what all elements hold: many readers of many elements need few edges."""
        node = self._every.get(owner)
        if node is None:
            node = self._every[owner] = self.graph.node()
            self.each_slot(owner, lambda _, element: self.graph.edge(element, node))
        return node

    def aggregates(self) -> Iterable[int]:
        """The nodes that hold what all elements of a container hold."""
        return self._every.values()

    def instead(self, function: Value) -> int:
        """The node of what a framework takes in place of what the function gives it: overrides of dependencies."""
        if function not in self._instead:
            self._instead[function] = self.graph.node()
        return self._instead[function]

    def class_cell(self, cls: int, name: str) -> int:
        """The node of a class attribute that code assigns from outside the class body."""
        node = self.class_cells.get((cls, name))
        if node is None:
            node = self.class_cells[(cls, name)] = self.graph.node()
            for watcher in self.new_class_cell.get(cls, ()):
                watcher(name, node)
        return node

    def each_class_cell(self, cls: int, watcher: Callable[[object, int], None]) -> None:
        """Call ``watcher`` for every attribute that code assigns, or reads, from outside the class body, now or later."""
        self.new_class_cell.setdefault(cls, []).append(watcher)
        for (owner, name), node in list(self.class_cells.items()):
            if owner == cls:
                watcher(name, node)

    def container(self) -> Value:
        self.containers += 1
        return self.values.of(Kind.CONT, self.containers)

    def kind(self, value: Value) -> Kind:
        kind: Kind = self.values.items[value][0]
        return kind

    def item(self, value: Value) -> tuple[Any, ...]:
        return self.values.items[value]

    def is_foreign(self, value: Value) -> bool:
        """An object of a library, or something reached through one; not one that the program made by itself."""
        item = self.values.items[value]
        return bool(item[0] == Kind.MEM or (item[0] == Kind.OBJ and item[2] >= -1))

    # recording --------------------------------------------------------------------------------------------------------------
    def reference(self, file: int, scope: int, place: Place, string: Place | None, name: str, cls: str) -> int:
        key = (file, place, cls)
        number = self.reference_at.get(key)
        if number is None:
            number = self.reference_at[key] = len(self.references)
            self.references.append(Reference(number, file, scope, place, string, name, cls))
        return number

    def external(self, dotted: str, file: int, scope: int, place: Place, name: str, string: Place | None = None) -> Value:
        """The value of a library's name as mentioned here; a client class keeps where it was mentioned."""
        if self.known.is_client(dotted):
            return self.values.of(Kind.XCLS, dotted, self.reference(file, scope, place, string, name, dotted))
        return self.values.of(Kind.EXT, dotted)

    def each(self, values: Iterable[Value]) -> Iterable[tuple[Value, tuple[Any, ...]]]:
        items = self.values.items
        return [(v, items[v]) for v in values]
