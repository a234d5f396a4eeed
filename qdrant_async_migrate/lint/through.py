"""What a place gets at through an attribute of an object, and the objects whose attribute never leads there."""

from __future__ import annotations

from functools import partial

from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.uses import functions_run
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.giving import Giving
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.lint.reading import Reading
from qdrant_async_migrate.lint.registered import Registered
from qdrant_async_migrate.lint.wanted import NOWHERE, Asked, Wanted
from qdrant_async_migrate.model.program import Role, Use


class Through:
    """Each answer: the node of the object, and the origins of those that are not meant."""

    def __init__(self, program: Program, tables: Reading, origins: Origins, registered: Registered, giving: Giving) -> None:
        self._program, self._tables, self._origins = program, tables, origins
        self._registered, self._giving = registered, giving

    def owners(
        self, use: Use, callee: int, nodes: list[int], sources: list[int], wanted: Wanted
    ) -> list[tuple[int, frozenset[Origin]]]:
        """All ways. ``nodes``: those of the objects whose method runs; ``sources``: what the place gives for the parameter
        wanted."""
        field = self._field(use, callee) if use.role is Role.CALL else self._special(nodes, callee)
        found = [field, self._collection(use, callee), self._out_of_field(sources, wanted)]
        if wanted is not None and len(set(sources)) <= 1:
            found.append(self._out_of_elements(sources[0] if sources else wanted[0], wanted))
        return found

    def _field(self, use: Use, callee: int) -> tuple[int, frozenset[Origin]]:
        """The node of the object through whose attribute the place gets at ``callee``, and the origins whose attribute never
        leads there."""
        state = self._program.state
        for call in self._tables.calls.get((use.file, use.place), ()):
            read = self._tables.attributes.get(call.function)
            if read is None:
                continue
            held = [state.item(v) for v in state.graph.values(call.function)]
            is_method = any(item[0] == Kind.BOUND and state.scopes[item[1]].name == read.name for item in held)
            through = self._tables.attributes.get(read.node) if is_method else read
            if not is_method and callee not in functions_run(state, sorted(state.graph.values(call.function))):
                continue
            found = {state.item(v)[1] for v in state.graph.values(through.node)} if through is not None else set()
            if through is None or any(state.kind(v) != Kind.INST for v in state.graph.values(through.node)):
                continue
            gives = partial(self._giving.gives, read.name if is_method else "", callee)
            return through.node, self._origins.without(sorted(found), through.name, gives, partial(gives, exact=True))
        return -1, NOWHERE

    def _special(self, nodes: list[int], callee: int) -> tuple[int, frozenset[Origin]]:
        """The same for what runs without being called: ``self.state[key] = value``, ``with self.lock:``."""
        state = self._program.state
        through = self._tables.attributes.get(nodes[0]) if len(set(nodes)) == 1 else None
        items = [state.item(v) for v in state.graph.values(through.node)] if through is not None else []
        if through is None or not items or any(item[0] != Kind.INST for item in items):
            return -1, NOWHERE
        gives = partial(self._giving.gives, state.scopes[callee].name, callee)
        found = sorted({item[1] for item in items})
        return through.node, self._origins.without(found, through.name, gives, partial(gives, exact=True))

    def _collection(self, use: Use, callee: int) -> tuple[int, frozenset[Origin]]:
        """The same for what an object collects, or the methods of that: handlers of an event, steps, tools by name."""
        for call in self._tables.calls.get((use.file, use.place), ()) if use.role is Role.CALL else ():
            member = self._tables.attributes.get(call.function)
            read = self._registered.field(call.function if member is None else member.node)
            if read is not None:
                found = sorted({self._program.state.item(v)[1] for v in self._program.state.graph.values(read.node)})
                gives = partial(self._giving.gives_in, "" if member is None else member.name, callee)
                never = self._origins.without(found, read.name, gives, partial(gives, exact=True))
                asked = self._registered.without if member is None else self._registered.without_objects
                if member is not None and self._program.scope(callee).name != member.name:
                    asked = self._registered.without_kept
                return read.node, never | asked(read, callee)
        return -1, NOWHERE

    def _out_of_field(self, nodes: list[int], wanted: Wanted) -> tuple[int, frozenset[Origin]]:
        """The same for an attribute that is handed on, or whose method is called: where it never is of the classes wanted."""
        state = self._program.state
        read = self._tables.attributes.get(nodes[0]) if wanted is not None and len(set(nodes)) == 1 else None
        items = [state.item(v) for v in state.graph.values(read.node)] if read is not None else []
        if read is None or wanted is None or min(wanted[1], default=0) < 0 or any(item[0] != Kind.INST for item in items):
            return -1, NOWHERE
        found = sorted({item[1] for item in items})
        never = self._origins.without(found, read.name, partial(self._giving.is_of, wanted[1]))
        return read.node, never | self._origins.keeping(found, read.name, wanted[2], wanted[1])

    def _out_of_elements(self, node: int, wanted: Asked) -> tuple[int, frozenset[Origin]]:
        """The same for elements of an attribute, also those that are handed to a lambda: ``map(lambda s: s.go(), self.all)``."""
        state, read = self._program.state, self._registered.field(node)
        if read is None or min(wanted[1], default=0) < 0:
            return -1, NOWHERE
        found = sorted({state.item(v)[1] for v in state.graph.values(read.node)})
        holds = partial(self._giving.holds_one, wanted[1])
        never = self._origins.without(found, read.name, holds, partial(holds, exact=True))
        return read.node, never | self._origins.keeping(found, read.name, wanted[2], wanted[1])
