"""Whose method runs: a method of a base class that calls ``self.step()`` runs the step of the object's own class, and a function
that calls ``store.get()`` that of the store it is given; a path holds only for objects that agree with the rest of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from qdrant_async_migrate.link import classes
from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.by_flag import ByFlag
from qdrant_async_migrate.lint.dispatched import Dispatched
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.lint.given_back import GivenBack
from qdrant_async_migrate.lint.giving import Giving, with_subclasses
from qdrant_async_migrate.lint.guards import Guards
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.lint.registered import Registered
from qdrant_async_migrate.lint.settled import Settled
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Role, Use
from qdrant_async_migrate.records import replace

Wanted = tuple[int, frozenset[int], frozenset[Origin]] | None
"""A parameter, by its node, the classes whose objects it has to hold (or below zero the functions, also in a container), and
where those were made that it must not hold; ``None``: anything."""
_PLAIN = frozenset({Kind.CONT, Kind.FUNC, Kind.GEN})
"""Values that are no objects of a class of the program."""
_NOWHERE: frozenset[Origin] = frozenset()
_FAR = 16
"""Nodes that are looked at for the parameter an iterator was made of."""
_HANDS_ON = frozenset({"iter", "elements", "head", "pairs", "chain", "returns"})
"""Effects of library functions that give the elements of their first argument."""


class Receivers:
    """Asked for one edge of a path after the other, from the blocking call upwards."""

    def __init__(self, program: Program, graph: Edges, blockings: Blockings) -> None:
        sources = blockings.nodes.sources
        self._blockings = blockings
        self._program, self._parameters, self._objects = program, graph.parameters, graph.objects
        self._origins, self._sources = Origins(program, sources), sources
        state = program.state
        self._guards: Guards | None = None
        self._giving = Giving(program, blockings)
        self._settled: Settled | None = None
        self._attributes = program.attributes_read()
        self._calls = graph.calls
        self._made: dict[int, Call] = {call.result: call for call in state.calls}
        self._elements = {read.result: read for kind in ("iterate", "item") for read in state.reads[kind]}
        for read in list(self._elements.values()):
            for node in state.graph.targets(read.result):
                self._elements.setdefault(node, read)
        self._given_back = GivenBack(program, self._parameters, self._made, sources)
        self._by_flag = ByFlag(program, self._origins, self._made, sources)
        self._dispatched = Dispatched(program, self._made)
        self._registered = Registered(program, self._origins, self._made, self._attributes)
        self._reads: dict[tuple[int, Place], list[Read]] = {}
        for read in (r for reads in state.reads.values() for r in reads if r.targets):
            self._reads.setdefault((read.file, read.place), []).append(read)

    def above(self, caller: int, use: Use, callee: int, wanted: Wanted) -> tuple[bool, Wanted]:
        """Whether ``caller`` may run ``callee`` at ``use`` with such an argument, and what its own parameters hold then."""
        if use.role is Role.ITERATE and not self._gives_iterator(use, callee):
            return False, None
        if self._is_for_another_class(caller, use, callee) or self._was_given_to_others(caller, use, callee):
            return False, None
        is_method = self._program.cls(callee) is not None and self._program.method_kind(callee) not in ("static", "function")
        nodes, held = self._of_place(use, callee) if is_method else ([], None)
        made = [self._by_flag.classes(node) if node >= 0 else None for node in nodes]
        if nodes and all(found is not None and not self._is_inherited(found, callee) for found in made):
            return False, None
        told = [found for found in made if found is not None]
        sources, known = nodes, frozenset[int]().union(*told) if told and len(told) == len(made) else held
        if wanted is not None and not (is_method and wanted[0] == self._first(callee)):
            site = self._site(caller, use, callee)
            is_handed = self._is_handed(caller, site, callee)
            sources = [] if is_handed else list(self._parameters.given(callee, wanted[0], caller, site, self._calls))
            known = self._held([wanted[0]] if is_handed else sources)
            if not sources and not is_handed and self._parameters.is_left_out(callee, wanted[0], site, self._calls):
                return False, None
        if wanted is not None and not self._may_hold(sources, known, wanted[1]):
            return False, None
        if wanted is not None and self._are_others(sources, wanted[2]):
            return False, None
        own = self._passed(caller, sources, wanted) if wanted is not None else None
        own = self._narrowed(caller, nodes, callee, own)
        through = [self._through_field(use, callee), self._through_collection(use, callee), self._out_of_field(sources, wanted)]
        through += [self._out_of_elements(wanted)] if wanted is not None and not sources else []
        for owner, others in through:
            if others and owner not in self._own_nodes(caller) and self._are_others([owner], others):
                return False, None
            own = self._without(caller, owner, others, own)
        return True, own or self._out_of_parameter(caller, use, callee)

    def settle(self, guards: Guards) -> None:
        """Use what was tested of attributes that keep constants."""
        self._origins.settle(guards)
        self._guards, self._settled = guards, Settled(self._program, self._origins, guards.given)

    def tested(self, function: int, place: Place, own: Wanted) -> Wanted:
        """The same, without objects that a test keeps from getting to the place."""
        facts = self._guards.of_itself(function, place) if self._guards is not None else []
        if not facts or self._settled is None or self._program.scope(function).is_async:
            return own
        first = self._first(function)
        items = [self._program.state.item(v) for v in self._program.state.graph.values(first)]
        if not items or any(item[0] != Kind.INST for item in items) or (own is not None and own[0] != first):
            return own
        every = self._with_subclasses(item[1] for item in items)
        never = self._settled.elsewhere(sorted(every), facts)
        if not never:
            return own
        return (first, every, never) if own is None else (first, own[1], own[2] | never)

    def _are_classes(self, node: int) -> bool:
        """The node is the name of a class."""
        values = self._program.state.graph.values(node)
        return bool(values) and all(self._program.state.kind(v) == Kind.CLASS for v in values)

    def of_leaf(self, leaf: Leaf) -> Wanted:
        """A method that asks an attribute of its object blocks only for objects whose attribute is there at all."""
        first = self._first(self._program.host(leaf.scope))
        for call in self._calls.get((leaf.file, leaf.place), ()) if first >= 0 else ():
            read, chain = self._attributes.get(call.function), ""
            while read is not None and read.node != first:
                chain = f".{read.name}{chain}"
                read = self._attributes.get(read.node)
            found = [self._program.state.item(v) for v in self._program.state.graph.values(first)] if read is not None else []
            if read is not None and found and all(item[0] == Kind.INST for item in found):
                classes_ = frozenset(item[1] for item in found)
                never = self._origins.without(sorted(classes_), read.name, partial(self._giving.may_block, chain))
                never |= self._with_another(leaf, call, classes_)
                return (first, self._with_subclasses(classes_), never) if never else None
        return None

    def _with_another(self, leaf: Leaf, call: Call, found: frozenset[int]) -> frozenset[Origin]:
        """The origins of objects whose constructor does not make what blocks there: ``AsyncClient() if fast else Client()``."""
        makers = self._blockings.makers.of(call.function)
        blocking = [m for m in makers if any(leaf.name.startswith(f"{n}.") for n in self._blockings.naming.names(m.function))]
        made = [item for cls in found for item in self._origins.made(cls).items()] if blocking else []
        init = self._program.host(blocking[0].scope) if blocking else -1
        is_init = init >= 0 and self._program.scope(init).name == "__init__"
        given = [(o, by) for o, by in made if by is not None] if is_init else []
        return frozenset(o for o, by in given if all(self._origins.is_left_out(m, by, init) for m in blocking))

    def _gives_iterator(self, use: Use, callee: int) -> bool:
        """False where ``__iter__`` of the object returns ``self.rows()``, and ``rows`` of its class is not the one meant."""
        owner, scope = self._program.cls(callee), self._program.scope(callee)
        reads = self._reads.get((use.file, use.place), ()) if owner is not None and scope.is_generator else ()
        for read in reads:
            values = self._program.state.graph.values(read.node)
            found = {self._program.state.item(v)[1] for v in values if self._is_object(v)}
            if not found or len(found) < len(values):
                return True
            if any(self._iterates_over(c, scope.name) in (-1, owner) for c in self._classes([read.node], found)):
                return True
        return not reads

    def _iterates_over(self, cls: int, name: str) -> int:
        """The class that defines the method of this name which ``__iter__`` of ``cls`` calls on itself; -1: it does another
        thing."""
        state = self._program.state
        at = classes.find(state, cls, "__iter__")
        for function in classes.methods(state, at[0]).get("__iter__", ()) if at is not None else ():
            for node in state.returned.get(state.node_in(function, self._program.scope(function).returns), ()):
                asked = self._attributes.get(self._made[node].function) if node in self._made else None
                if asked is not None and asked.name == name and asked.node == self._first(function):
                    named = classes.find(state, cls, name)
                    return named[0] if named is not None else -1
        return -1

    def _site(self, caller: int, use: Use, callee: int) -> Use:
        """The call that made the generator or the context manager which runs at ``use``."""
        for read in self._reads.get((use.file, use.place), ()) if use.role is not Role.CALL else ():
            made = self._made.get(read.node)
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
        nodes = list(self._parameters.given(callee, decides, caller, use, self._calls))
        values = [v for node in nodes if node >= 0 for v in self._program.state.graph.values(node)]
        if self._guards is not None and not any(self._is_object(v) for v in values):
            written = self._dispatched.registered_for(callee, self._guards.syntax_of(self._program.file(callee)))
            return bool(written) and not self._guards.given.first_may_be(use, callee, written)
        return not self._dispatched.may_take(callee, values)

    def _was_given_to_others(self, caller: int, use: Use, callee: int) -> bool:
        """``pick(tools, name)(line)``: none of these tools is what is called."""
        state = self._program.state
        for call in self._calls.get((use.file, use.place), ()) if use.role is Role.CALL else ():
            member = self._attributes.get(call.function)
            called = call.function if member is None else member.node
            nodes = self._given_back.nodes(caller, called, self._calls)
            held = [v for node in nodes if node >= 0 for v in state.graph.values(node)]
            if held and all(node >= 0 and state.graph.values(node) for node in nodes):
                return not self._giving.gives_in("" if member is None else member.name, callee, held)
        return False

    def _is_handed(self, caller: int, site: Use, callee: int) -> bool:
        """The place hands the function to another one, which calls it: its arguments are not those of the place."""
        state = self._program.state
        for call in (*self._calls.get((site.file, site.place), ()), *self._parameters.made_before(caller, site)):
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

    def _out_of_parameter(self, caller: int, use: Use, callee: int) -> Wanted:
        """A plain function runs what it takes out of a parameter, or loops over a generator that it was given."""
        state = self._program.state
        nodes = self._own_nodes(caller) if not self._program.scope(caller).is_async else set()
        for read in self._reads.get((use.file, use.place), ()) if nodes and use.role is not Role.PROPERTY else ():
            taken = self._lazily(read.node, nodes)
            if taken >= 0 and self._is_plain(read.targets, callee):
                return taken, frozenset({-1 - callee}), _NOWHERE
        for call in self._calls.get((use.file, use.place), ()) if nodes and use.role is Role.CALL else ():
            member = self._attributes.get(call.function)
            element = self._elements.get(call.function if member is None else member.node)
            if element is not None and element.node in nodes and self._is_plain(state.graph.values(call.function), callee):
                return element.node, frozenset({-1 - callee}), _NOWHERE
        return None

    def _lazily(self, node: int, nodes: set[int]) -> int:
        """The one of the nodes whose elements ``node`` gives, also through ``iter``, ``enumerate`` and their like; -1: none."""
        state, todo, seen = self._program.state, [node], {node}
        while todo and len(seen) < _FAR:
            current = todo.pop()
            if current in nodes:
                return current
            call = self._made.get(current)
            names = [state.item(v)[1] for v in call.targets if state.kind(v) == Kind.EXT] if call is not None else []
            effects = [effect for name in names if (effect := state.known.effect(name)) is not None]
            given = [a for a in call.args[:1] if isinstance(a, int)] if call is not None else []
            fresh = given if any(e.kind in _HANDS_ON for e in effects) else list(self._sources.get(current, ()))
            todo += [n for n in fresh if n not in seen]
            seen.update(fresh)
        return -1

    def _is_plain(self, values: Iterable[int], callee: int) -> bool:
        items = [self._program.state.item(v) for v in values]
        return any(i[0] in (Kind.FUNC, Kind.BOUND, Kind.GEN) and i[1] == callee for i in items)

    def _are_others(self, nodes: list[int], others: frozenset[Origin]) -> bool:
        """All objects there are of those that are not meant."""
        made = [self._origins.of(node) if node >= 0 else _NOWHERE for node in nodes] if others else []
        return bool(made) and all(found and found <= others for found in made)

    def _without(self, caller: int, owner: int, others: frozenset[Origin], own: Wanted) -> Wanted:
        """What is called is kept by an object that ``caller`` is given: not by one that never got it."""
        if not others or owner not in self._own_nodes(caller) or (own is not None and own[0] != owner):
            return own
        state = self._program.state
        every = (
            own[1]
            if own is not None
            else self._with_subclasses(state.item(v)[1] for v in state.graph.values(owner) if state.kind(v) == Kind.INST)
        )
        return owner, every, others | (own[2] if own is not None else _NOWHERE)

    def _through_field(self, use: Use, callee: int) -> tuple[int, frozenset[Origin]]:
        """The node of the object through whose attribute the place gets at ``callee``, and the origins whose attribute never
        leads there."""
        state = self._program.state
        for call in self._calls.get((use.file, use.place), ()):
            read = self._attributes.get(call.function)
            if read is None or use.role is not Role.CALL:
                continue
            is_method = any(state.kind(v) == Kind.BOUND for v in state.graph.values(call.function))
            through = self._attributes.get(read.node) if is_method else read
            if not is_method and callee not in functions_run(state, sorted(state.graph.values(call.function))):
                continue
            found = {state.item(v)[1] for v in state.graph.values(through.node)} if through is not None else set()
            if through is None or any(state.kind(v) != Kind.INST for v in state.graph.values(through.node)):
                continue
            gives = partial(self._giving.gives, read.name if is_method else "", callee)
            return through.node, self._origins.without(sorted(found), through.name, gives, partial(gives, exact=True))
        return -1, _NOWHERE

    def _through_collection(self, use: Use, callee: int) -> tuple[int, frozenset[Origin]]:
        """The same for what an object collects, or the methods of that: handlers of an event, steps, tools by name."""
        for call in self._calls.get((use.file, use.place), ()) if use.role is Role.CALL else ():
            member = self._attributes.get(call.function)
            read = self._registered.field(call.function if member is None else member.node)
            if read is not None:
                found = sorted({self._program.state.item(v)[1] for v in self._program.state.graph.values(read.node)})
                gives = partial(self._giving.gives_in, "" if member is None else member.name, callee)
                never = self._origins.without(found, read.name, gives, partial(gives, exact=True))
                asked = self._registered.without if member is None else self._registered.without_objects
                return read.node, never | asked(read, callee)
        return -1, _NOWHERE

    def _out_of_field(self, nodes: list[int], wanted: Wanted) -> tuple[int, frozenset[Origin]]:
        """The same for an attribute that is handed on, or whose method is called: where it never is of the classes wanted."""
        state = self._program.state
        read = self._attributes.get(nodes[0]) if wanted is not None and len(set(nodes)) == 1 else None
        items = [state.item(v) for v in state.graph.values(read.node)] if read is not None else []
        if read is None or wanted is None or min(wanted[1], default=0) < 0 or any(item[0] != Kind.INST for item in items):
            return -1, _NOWHERE
        found = sorted({item[1] for item in items})
        never = self._origins.without(found, read.name, partial(self._giving.is_of, wanted[1]))
        return read.node, never | self._origins.keeping(found, read.name, wanted[2])

    def _out_of_elements(self, wanted: tuple[int, frozenset[int], frozenset[Origin]]) -> tuple[int, frozenset[Origin]]:
        """The same for elements of an attribute that are handed to a lambda: ``map(lambda s: s.go(), self.all)``."""
        state, read = self._program.state, self._registered.field(wanted[0])
        if read is None or min(wanted[1], default=0) < 0:
            return -1, _NOWHERE
        found = sorted({state.item(v)[1] for v in state.graph.values(read.node)})
        holds = partial(self._giving.holds_one, wanted[1])
        return read.node, self._origins.without(found, read.name, holds, partial(holds, exact=True))

    def _first(self, function: int) -> int:
        params = self._program.scope(function).params
        return self._program.state.node_in(function, params[0].node) if params else -1

    def _held(self, nodes: list[int]) -> frozenset[int] | None:
        """The classes of what the nodes hold, where all of it is of the program."""
        items = [self._program.state.item(v) for node in nodes for v in self._program.state.graph.values(node)]
        if not items or any(item[0] != Kind.INST and item[0] not in _PLAIN for item in items):
            return None
        return self._classes(nodes, (item[1] for item in items if item[0] == Kind.INST))

    def _classes(self, nodes: list[int], found: Iterable[int]) -> frozenset[int]:
        """The classes, and those that derive from them where it is not known which calls made the objects."""
        exact = bool(nodes) and all(node >= 0 and (self._origins.of(node) or self._are_classes(node)) for node in nodes)
        return frozenset(found) if exact else self._with_subclasses(found)

    def _with_subclasses(self, found: Iterable[int]) -> frozenset[int]:
        return with_subclasses(self._program.state, found)

    def _passed(self, caller: int, nodes: list[int], wanted: tuple[int, frozenset[int], frozenset[Origin]]) -> Wanted:
        """The caller hands on a parameter of its own."""
        if len(set(nodes)) != 1:
            return None
        state = self._program.state
        if self._program.scope(caller).is_async or nodes[0] not in self._own_nodes(caller):
            is_super = nodes[0] >= 0 and any(state.kind(v) == Kind.SUPER for v in state.graph.values(nodes[0]))
            return (self._first(caller), *wanted[1:]) if is_super and self._program.cls(caller) is not None else None
        return nodes[0], *wanted[1:]

    def _own_nodes(self, function: int) -> set[int]:
        return {self._program.state.node_in(function, p.node) for p in self._program.scope(function).params if p.node >= 0}

    def _narrowed(self, caller: int, nodes: list[int], callee: int, own: Wanted) -> Wanted:
        """A method called on a parameter runs only for objects of classes that get it from the same place."""
        if len(set(nodes)) == 1 and self._is_super(nodes[0]):
            return self._after(caller, nodes[0], callee, own)
        if len(set(nodes)) != 1 or nodes[0] not in self._own_nodes(caller) or (own is not None and own[0] != nodes[0]):
            return own
        state = self._program.state
        kinds = (Kind.INST, Kind.CLASS)
        every = self._with_subclasses(state.item(v)[1] for v in state.graph.values(nodes[0]) if state.kind(v) in kinds)
        name, owner = self._program.scope(callee).name, self._program.cls(callee)
        found = {c for c in every if (at := classes.find(state, c, name)) is not None and at[0] == owner}
        kept = frozenset(found if own is None else found & own[1])
        is_given = nodes[0] != self._first(caller) or self._program.cls(caller) is None
        if not kept or (kept == every and not is_given):
            return own
        return nodes[0], kept, own[2] if own is not None else _NOWHERE

    def _is_super(self, node: int) -> bool:
        values = self._program.state.graph.values(node) if node >= 0 else ()
        return bool(values) and all(self._program.state.kind(v) == Kind.SUPER for v in values)

    def _after(self, caller: int, node: int, callee: int, own: Wanted) -> Wanted:
        """``super().step()`` runs the step of this class only for objects in whose line of classes it comes next."""
        state, first = self._program.state, self._first(caller)
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
        return first, kept, own[2] if own is not None else _NOWHERE

    def _of_place(self, use: Use, callee: int) -> tuple[list[int], frozenset[int] | None]:
        """Nodes of the objects whose method runs here, and their classes as far as all of them are known."""
        key = (use.file, use.place)
        nodes: list[int] = []
        held: set[int] = set()
        certain = True
        for call in self._calls.get(key, ()):
            values = [*call.targets, *(value for _, value, _ in call.applied)]
            if use.role in (Role.ENTER, Role.ITERATE):  # ``with Store(path):``, which makes the object in the same place
                values = [value for value in values if self._program.state.kind(value) != Kind.CLASS]
            found = list(self._owners(values, callee))
            if found:
                held.update(c for c in found if c >= 0)
                certain = certain and all(c >= 0 for c in found)
                read = self._attributes.get(call.function) or self._applied(call, callee)
                itself = not any(self._program.state.kind(v) in (Kind.BOUND, Kind.PARTIAL) for v in values)
                nodes.append(call.function if itself else read.node if read is not None else -1)
        for node in self._objects.get((*key, use.how), ()) if use.number < 0 else ():
            asked = {self._program.state.item(v)[1] for v in self._program.state.graph.values(node) if self._is_object(v)}
            line = {c for c in asked if self._program.cls(callee) in classes.order(self._program.state, c)}
            held.update(line)
            nodes += [node] if line else []
        for read in self._reads.get(key, ()) if use.number >= 0 else ():
            found = list(self._owners(read.targets, callee))
            made = self._made.get(read.node)
            called = list(self._owners(made.targets, callee)) if made is not None and found == [-1] else []
            if made is not None and called and all(c >= 0 for c in called):
                held.update(called)
                member = self._attributes.get(made.function)
                nodes.append(member.node if member is not None else -1)
            elif found:
                owners = [self._program.state.item(v) for v in self._program.state.graph.values(read.node)]
                held.update(i[1] for i in owners if i[0] == Kind.INST)
                held.update(c for c in found if c >= 0)
                is_descriptor = self._program.scope(callee).name == "__get__"
                nodes += self._descriptors(owners, read.name) if is_descriptor else [read.node]
        if not certain or not held:
            return nodes, None
        return nodes, self._classes(nodes, held)

    def _applied(self, call: Call, callee: int) -> Read | None:
        """The method that is handed to a library's function: ``map(self.step, items)``."""
        state = self._program.state
        for key, value, _ in call.applied:
            position = int(str(key)) if str(key).isdigit() else len(call.args)
            if state.item(value)[:2] == (Kind.BOUND, callee) and position < len(call.args):
                given = call.args[position]
                return self._attributes.get(given) if isinstance(given, int) else None
        return None

    def _is_object(self, value: int) -> bool:
        return self._program.state.kind(value) == Kind.INST

    def _descriptors(self, owners: Iterable[tuple[Any, ...]], name: str) -> Iterator[int]:
        """The nodes of the descriptors through which the attribute of such objects is read."""
        for item in owners:
            at = classes.find(self._program.state, item[1], name) if item[0] == Kind.INST else None
            yield at[1] if at is not None else -1

    def _owners(self, values: Iterable[int], callee: int) -> Iterator[int]:
        """The class of the object with which each of the values runs ``callee``; -1 where it is not known."""
        state = self._program.state
        for value in values:
            item = state.item(value)
            if item[0] == Kind.BOUND and item[1] == callee:
                yield state.item(item[2])[1] if state.kind(item[2]) in (Kind.INST, Kind.CLASS) else -1
            elif item[0] in (Kind.CLASS, Kind.INST) and self._program.cls(callee) in classes.order(state, item[1]):
                yield item[1]
            elif (item[0] in (Kind.FUNC, Kind.GEN, Kind.CTX) and item[1] == callee) or item[0] == Kind.PARTIAL:
                yield -1
