"""Objects that are handed to a helper which calls a method of theirs that blocks: a stream in memory does not, nor does a fake of
the program. In: the solved flow and the catalog. Out: what an argument holds, as far as all of it is known."""

from __future__ import annotations

from qdrant_async_migrate.link.blocking import IN_MEMORY, Blockings
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.instances import is_ours_alone

_CALL = "()"


class Objects:
    """Asked for one argument after the other."""

    def __init__(self, program: Program, blockings: Blockings) -> None:
        self._program, self._blockings = program, blockings

    def names(self, node: int) -> str | None:
        """The classes of libraries whose objects a node holds, with ``|`` between them; none for those of the program."""
        state = self._program.state
        values = state.graph.values(node)
        named = {name.removesuffix(_CALL) for name in self._blockings.naming.names(node)}
        if not values and not named:
            return None
        if any(state.kind(value) != Kind.OBJ and not is_ours_alone(state, value) for value in values):
            return None
        return "|".join(sorted(named))

    def may_block(self, names: str, chain: str) -> bool | None:
        """Whether calling ``.get`` of such an object may block; ``None`` where one of the classes is not known."""
        catalog = self._blockings.catalog
        for name in names.split("|") if names else ():
            if name not in IN_MEMORY and (not catalog.is_prefix(name) or catalog.blocking(catalog.canonical(name + chain))):
                return None
        return False
