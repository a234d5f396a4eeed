"""Whose method runs: a method of a base class that calls ``self.step()`` runs the step of the object's own class, and a function
that calls ``store.get()`` that of the store it is given; a path holds only for objects that agree with the rest of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.by_flag import ByFlag
from qdrant_async_migrate.lint.dispatched import Dispatched
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.lint.given_back import GivenBack
from qdrant_async_migrate.lint.giving import Giving, with_subclasses
from qdrant_async_migrate.lint.guards import Guards
from qdrant_async_migrate.lint.iterators import Iterators
from qdrant_async_migrate.lint.leaf_owners import LeafOwners
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.lint.owners import Owners
from qdrant_async_migrate.lint.reading import Reading
from qdrant_async_migrate.lint.registered import Registered
from qdrant_async_migrate.lint.settled import Settled
from qdrant_async_migrate.lint.through import Through
from qdrant_async_migrate.lint.wanted import NOWHERE, Asked, Wanted
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace


def _is_harmless(graph: Edges, blockings: Blockings, node: int) -> bool:
    """A mock, or a stream that any program writes to."""
    return node in blockings.quiet.standard_streams or (graph.mocks is not None and graph.mocks.is_mock(node))


class Receivers:
    """Asked for one edge of a path after the other, from the blocking call upwards."""

    def __init__(self, program: Program, graph: Edges, blockings: Blockings) -> None:
        sources = blockings.nodes.sources
        self._program, self._parameters = program, graph.parameters
        self._origins = Origins(program, sources, partial(_is_harmless, graph, blockings))
        self._helpers = graph.helpers
        self._guards: Guards | None = None
        self._settled: Settled | None = None
        self._tables = tables = Reading(program, graph)
        self._giving = Giving(program, blockings)
        self._leaf_owners = LeafOwners(program, self._origins, self._giving, blockings, tables)
        self._owners = Owners(program, tables, self._origins, graph.objects)
        self._iterators = Iterators(program, tables, self._owners, sources)
        registered = Registered(program, self._origins, tables.made, tables.attributes)
        self._through = Through(program, tables, self._origins, registered, self._giving)
        self._given_back = GivenBack(program, self._parameters, tables.made, sources)
        self._by_flag = ByFlag(program, self._origins, tables.made, sources)
        self._dispatched = Dispatched(program, tables.made)

    def above(self, caller: int, use: Use, callee: int, wanted: Wanted) -> tuple[bool, Wanted]:
        """Whether ``caller`` may run ``callee`` at ``use`` with such an argument, and what its own parameters hold then."""
        if use.role is Role.ITERATE and not self._iterators.gives_iterator(use, callee):
            return False, None
        if self._is_for_another_class(caller, use, callee) or self._was_given_to_others(caller, use, callee):
            return False, None
        if (helpers := self._helpers.get((use, callee))) and all(self._is_of_others(use, helper) for helper in helpers):
            return False, None
        is_method = self._is_method(callee)
        nodes, held = self._owners.of_place(use, callee) if is_method else ([], None)
        made = [self._classes_at(node, callee) if node >= 0 else None for node in nodes]
        if nodes and all(found is not None and not self._is_inherited(found, callee) for found in made):
            return False, None
        told = [found for found in made if found is not None]
        sources, known = nodes, frozenset[int]().union(*told) if told and len(told) == len(made) else held
        if wanted is not None and not (is_method and wanted[0] == self._tables.first(callee)):
            site = self._site(caller, use, callee)
            is_handed = self._is_handed(caller, site, callee)
            sources = [] if is_handed else list(self._parameters.given(callee, wanted[0], caller, site, self._tables.calls))
            known = self._owners.held([wanted[0]] if is_handed else sources)
            if not sources and not is_handed and self._parameters.is_left_out(callee, wanted[0], site, self._tables.calls):
                return False, None
        if wanted is not None and not self._may_hold(sources, known, wanted[1]):
            return False, None
        if wanted is not None and self._are_others(sources, wanted[2]):
            return False, None
        own = self._passed(caller, sources, wanted) if wanted is not None else None
        own = self._narrowed(caller, nodes, callee, own)
        for owner, others in self._through.owners(use, callee, nodes, sources, wanted):
            if others and owner not in self._tables.parameters(caller) and self._are_others([owner], others):
                return False, None
            own = self._without(caller, owner, others, own)
        return True, own or self._iterators.out_of_parameter(caller, use, callee)

    def _is_method(self, function: int) -> bool:
        return self._program.cls(function) is not None and self._program.method_kind(function) not in ("static", "function")

    def _is_of_others(self, use: Use, helper: int) -> bool:
        """The place calls a method of this name, but not of such an object."""
        nodes = self._owners.of_place(use, helper)[0] if self._is_method(helper) else []
        made = [self._classes_at(node, helper) if node >= 0 else None for node in nodes]
        return bool(made) and all(found is not None and not self._is_inherited(found, helper) for found in made)

    def _classes_at(self, node: int, callee: int) -> frozenset[int] | None:
        """The classes of what a node holds, as far as that is known better than the flow tells: each with such a method."""
        chosen = self._by_flag.classes(node)
        if chosen is not None:
            return chosen
        found, name = self._origins.classes(node), self._program.scope(callee).name
        return found if found and all(classes.find(self._program.state, c, name) is not None for c in found) else None

    def settle(self, guards: Guards) -> None:
        """Use what was tested of attributes that keep constants."""
        self._origins.settle(guards)
        self._guards, self._settled = guards, Settled(self._program, self._origins, guards.given)
        self._by_flag.settle(guards, self._settled)
        self._leaf_owners.given = guards.given

    def tested(self, function: int, place: Place, own: Wanted) -> Wanted:
        """The same, without objects that a test keeps from getting to the place."""
        facts = self._guards.of_itself(function, place) if self._guards is not None else []
        if not facts or self._settled is None or self._program.scope(function).is_async:
            return own
        first = self._tables.first(function)
        items = [self._program.state.item(v) for v in self._program.state.graph.values(first)]
        if not items or any(item[0] != Kind.INST for item in items) or (own is not None and own[0] != first):
            return own
        every = self._with_subclasses(item[1] for item in items)
        never = self._settled.elsewhere(sorted(every), facts)
        if not never:
            return own
        return (first, every, never) if own is None else (first, own[1], own[2] | never)

    def of_leaf(self, leaf: Leaf) -> Wanted:
        """A method that asks an attribute of its object blocks only for objects whose attribute is there at all."""
        return self._leaf_owners.of(leaf, self._tables.first(self._program.host(leaf.scope)))

    def _site(self, caller: int, use: Use, callee: int) -> Use:
        """The call that made the generator or the context manager which runs at ``use``."""
        for read in self._tables.reads.get((use.file, use.place), ()) if use.role is not Role.CALL else ():
            made = self._tables.made.get(read.node)
            if made is not None and self._program.host(made.scope) == caller and self._giving.runs(read.targets, callee, 0):
                return replace(use, file=made.file, place=made.place, role=Role.CALL)
        return use

    def _is_inherited(self, found: Iterable[int], callee: int) -> bool:
        """One of the classes has this method: those of what a helper made that was given a flag."""
        return any(self._program.cls(callee) in classes.order(self._program.state, cls) for cls in found)

    def _is_for_another_class(self, caller: int, use: Use, callee: int) -> bool:
        """A function that a generic one is not asked for: it is registered for a class that the argument is not of."""
        decides = self._dispatched.parameter(callee) if use.role is Role.CALL else -1
        if decides < 0:
            return False
        nodes = list(self._parameters.given(callee, decides, caller, use, self._tables.calls))
        values = [v for node in nodes if node >= 0 for v in self._program.state.graph.values(node)]
        if self._guards is not None and not any(self._owners.is_object(v) for v in values):
            written = self._dispatched.registered_for(callee, self._guards.syntax_of(self._program.file(callee)))
            return bool(written) and not self._guards.given.first_may_be(use, callee, written)
        return not self._dispatched.may_take(callee, values)

    def _was_given_to_others(self, caller: int, use: Use, callee: int) -> bool:
        """``pick(tools, name)(line)``: none of these tools is what is called."""
        state = self._program.state
        for call in self._tables.calls.get((use.file, use.place), ()) if use.role is Role.CALL else ():
            member = self._tables.attributes.get(call.function)
            called = call.function if member is None else member.node
            nodes = self._given_back.nodes(caller, called, self._tables.calls)
            held = [v for node in nodes if node >= 0 for v in state.graph.values(node)]
            if held and all(node >= 0 and state.graph.values(node) for node in nodes):
                return not self._giving.gives_in("" if member is None else member.name, callee, held)
        return False

    def _is_handed(self, caller: int, site: Use, callee: int) -> bool:
        """The place hands the function to another one, which calls it: its arguments are not those of the place."""
        state = self._program.state
        for call in (*self._tables.calls.get((site.file, site.place), ()), *self._parameters.made_before(caller, site)):
            given = [a for a in (*call.args, *(node for _, node in call.keywords)) if isinstance(a, int) and a >= 0]
            items = (state.item(v) for node in given for v in state.graph.values(node))
            if any(i[0] in (Kind.FUNC, Kind.BOUND) and i[1] == callee for i in items):
                return callee not in functions_run(state, sorted(call.targets))
        return False

    def _may_hold(self, nodes: list[int], known: frozenset[int] | None, wanted: frozenset[int]) -> bool:
        functions = [-1 - w for w in wanted if w < 0]
        if functions and nodes:
            held = {v for node in nodes for v in self._program.state.graph.values(node)}
            exact = all(node >= 0 and self._origins.is_exact(node) for node in nodes)
            is_unknown = not held and any(self._program.cls(function) is not None for function in functions)
            return is_unknown or any(self._giving.runs(held, function, 0, exact) for function in functions)
        return known is None or bool(known & wanted) or bool(functions)

    def _are_others(self, nodes: list[int], others: frozenset[Origin]) -> bool:
        """All objects there are of those that are not meant."""
        made = [self._origins.of(node) if node >= 0 else NOWHERE for node in nodes] if others else []
        return bool(made) and all(found and found <= others for found in made)

    def _without(self, caller: int, owner: int, others: frozenset[Origin], own: Wanted) -> Wanted:
        """What is called is kept by an object that ``caller`` is given: not by one that never got it."""
        if not others or owner not in self._tables.parameters(caller) or (own is not None and own[0] != owner):
            return own
        state = self._program.state
        every = (
            own[1]
            if own is not None
            else self._with_subclasses(state.item(v)[1] for v in state.graph.values(owner) if state.kind(v) == Kind.INST)
        )
        return owner, every, others | (own[2] if own is not None else NOWHERE)

    def _with_subclasses(self, found: Iterable[int]) -> frozenset[int]:
        return with_subclasses(self._program.state, found)

    def _passed(self, caller: int, nodes: list[int], wanted: Asked) -> Wanted:
        """The caller hands on a parameter of its own."""
        if len(set(nodes)) != 1:
            return None
        state = self._program.state
        if self._program.scope(caller).is_async or nodes[0] not in self._tables.parameters(caller):
            is_super = nodes[0] >= 0 and any(state.kind(v) == Kind.SUPER for v in state.graph.values(nodes[0]))
            return (self._tables.first(caller), *wanted[1:]) if is_super and self._program.cls(caller) is not None else None
        return nodes[0], *wanted[1:]

    def _narrowed(self, caller: int, nodes: list[int], callee: int, own: Wanted) -> Wanted:
        """A method called on a parameter runs only for objects of classes that get it from the same place."""
        if len(set(nodes)) == 1 and self._is_super(nodes[0]):
            return self._after(caller, nodes[0], callee, own)
        if len(set(nodes)) != 1 or nodes[0] not in self._tables.parameters(caller) or (own is not None and own[0] != nodes[0]):
            return own
        state = self._program.state
        kinds = (Kind.INST, Kind.CLASS)
        every = self._with_subclasses(state.item(v)[1] for v in state.graph.values(nodes[0]) if state.kind(v) in kinds)
        name, owner = self._program.scope(callee).name, self._program.cls(callee)
        found = {c for c in every if (at := classes.find(state, c, name)) is not None and at[0] == owner}
        kept = frozenset(found if own is None else found & own[1])
        is_given = nodes[0] != self._tables.first(caller) or self._program.cls(caller) is None
        if not kept or (kept == every and not is_given):
            return own
        return nodes[0], kept, own[2] if own is not None else NOWHERE

    def _is_super(self, node: int) -> bool:
        values = self._program.state.graph.values(node) if node >= 0 else ()
        return bool(values) and all(self._program.state.kind(v) == Kind.SUPER for v in values)

    def _after(self, caller: int, node: int, callee: int, own: Wanted) -> Wanted:
        """``super().step()`` runs the step of this class only for objects in whose line of classes it comes next."""
        state, first = self._program.state, self._tables.first(caller)
        if self._program.cls(caller) is None or (own is not None and own[0] != first):
            return own
        name, owner = self._program.scope(callee).name, self._program.cls(callee)
        every, found = set[int](), set[int]()
        for item in (state.item(value) for value in state.graph.values(node)):
            line = self._with_subclasses([state.item(item[2])[1]])
            every |= line
            found |= {c for c in line if (at := classes.find(state, c, name, item[1])) is not None and at[0] == owner}
        kept = frozenset(found if own is None else found & own[1])
        if not kept or kept == every:
            return own
        return first, kept, own[2] if own is not None else NOWHERE
