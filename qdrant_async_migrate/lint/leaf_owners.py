"""Whose attribute blocks: a method that asks ``self.client`` blocks only for objects whose client does. In: the solved flow and
where objects were made. Out: for a blocking place in a method, the objects for which it does not block."""

from __future__ import annotations

from functools import partial

from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.given import Given
from qdrant_async_migrate.lint.giving import Giving, with_subclasses
from qdrant_async_migrate.lint.needed import without
from qdrant_async_migrate.lint.origins import Origin, Origins
from qdrant_async_migrate.lint.reading import Reading
from qdrant_async_migrate.model.facts import Place

_KINDS = ("enter", "iterate", "item", "operator")
"""How a place that is no call runs methods of an object."""
_NEAR = 8
"""Names and attributes between what blocks and the object."""


class LeafOwners:
    """Asked for one blocking place after the other."""

    def __init__(self, program: Program, origins: Origins, giving: Giving, blockings: Blockings, tables: Reading) -> None:
        self._program, self._origins, self._giving, self._blockings = program, origins, giving, blockings
        self._calls, self._attributes = tables.calls, tables.attributes
        self._places: dict[tuple[int, Place], list[int]] | None = None
        self.given: Given | None = None
        """What calls give for parameters, once that is known."""

    def of(self, leaf: Leaf, first: int) -> tuple[int, frozenset[int], frozenset[Origin]] | None:
        """``first``: the node of the parameter that is the object of the method."""
        if first < 0:
            return None
        for node, call in self._asked(leaf):
            read, chain = self._field(node, first, leaf)
            found = [self._program.state.item(v) for v in self._program.state.graph.values(first)] if read is not None else []
            if read is None or not found or any(item[0] != Kind.INST for item in found):
                continue
            kinds = frozenset(item[1] for item in found)
            never = self._origins.without(sorted(kinds), read.name, partial(self._giving.may_block, chain))
            never |= self._made_otherwise(leaf, call, read, kinds) if call is not None else frozenset()
            return (first, with_subclasses(self._program.state, kinds), never) if never else None
        return None

    def _asked(self, leaf: Leaf) -> list[tuple[int, Call | None]]:
        """The nodes that are called there, or asked in another way."""
        if leaf.is_call:
            return [(call.function, call) for call in self._calls.get((leaf.file, leaf.place), ())]
        if self._places is None:
            self._places = {}
            for read in (read for kind in _KINDS for read in self._program.state.reads[kind]):
                self._places.setdefault((read.file, read.place), []).append(read.node)
        return [(node, None) for node in self._places.get((leaf.file, leaf.place), ())]

    def _field(self, node: int, first: int, leaf: Leaf) -> tuple[Read | None, str]:
        """The attribute of the object that a node comes from, and what is asked of that."""
        chain = _asked_of(leaf)
        for _ in range(_NEAR):
            read = self._attributes.get(node)
            if read is not None and read.node == first:
                return read, chain
            node, chain = (read.node, f".{read.name}{chain}") if read is not None else (self._blocking_source(node, chain), chain)
        return None, ""

    def _blocking_source(self, node: int, asked: str) -> int:
        """The one source of a node with which the place blocks: ``self.lock or nullcontext()``."""
        found = {s for s in self._blockings.nodes.sources.get(node, ()) if self._blocks(s, asked)}
        return found.pop() if len(found) == 1 else -1

    def _blocks(self, node: int, asked: str) -> bool:
        catalog = self._blockings.catalog
        return any(catalog.blocking(catalog.canonical(name + asked)) is not None for name in self._blockings.naming.names(node))

    def _made_otherwise(self, leaf: Leaf, call: Call, field: Read, kinds: frozenset[int]) -> frozenset[Origin]:
        never = self._with_another(leaf, field, kinds)
        if self.given is None or not leaf.row.needs:
            return never
        makers = self._blockings.makers.of(call.function)
        return never | without(self._program, self._origins, self.given, leaf, makers, kinds)

    def _with_another(self, leaf: Leaf, field: Read, found: frozenset[int]) -> frozenset[Origin]:
        """The origins of objects whose constructor does not make what blocks there: ``AsyncClient() if fast else Client()``."""
        blocking = [m for m in self._blockings.makers.behind(field.result) if self._gives(m, leaf)]
        made = [item for cls in found for item in self._origins.made(cls).items()] if blocking else []
        init = self._program.host(blocking[0].scope) if blocking else -1
        is_init = init >= 0 and self._program.scope(init).name == "__init__"
        given = [(o, by) for o, by in made if by is not None] if is_init else []
        return frozenset(o for o, by in given if all(self._origins.is_left_out(m, by, init) for m in blocking))

    def _gives(self, made: Call, leaf: Leaf) -> bool:
        """The call makes that of which something is asked: its class is called, or a function that gives an object of it."""
        names = self._blockings.naming.names
        return any(leaf.name.startswith(f"{name}.") for node in (made.function, made.result) for name in names(node))


def _asked_of(leaf: Leaf) -> str:
    """What the place itself asks: the name of a method stands in an attribute of its own, the call of an object does not."""
    method = leaf.name.rpartition(".")[2] if leaf.is_call else leaf.row.name.rpartition(".")[2]
    return f".{method}" if not leaf.is_call or method == "__call__" else ""
