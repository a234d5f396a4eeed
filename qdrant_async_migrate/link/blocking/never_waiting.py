"""Objects of libraries that were told never to wait (``sock.setblocking(False)``): what a helper made and one caller of it told
so waits for the other callers."""

from __future__ import annotations

from qdrant_async_migrate.link.blocking.makers import Makers
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call

_NEVER = {"setblocking": ("False", "0"), "settimeout": ("0", "0.0")}
"""Methods, and arguments with which the object never waits from then on."""
_EVERYWHERE = -1


class NeverWaiting:
    """Made once; asked for one call that made an object after the other."""

    def __init__(self, program: Program, nodes: Nodes, makers: Makers) -> None:
        self._program = program
        self._told = set[tuple[int, int]]()
        for call in nodes.calls.values():
            read = nodes.reads.get(call.function)
            if read is not None and call.constants.get(0) in _NEVER.get(read.name, ()):
                self._told.update((self._where(made, call), made.number) for made in makers.of(call.function))

    def holds(self, made: Call, scope: int) -> bool:
        """The object does not wait in the function of ``scope``."""
        return not self._told.isdisjoint({(_EVERYWHERE, made.number), (self._owner(scope), made.number)})

    def _where(self, made: Call, told: Call) -> int:
        """The function or class for which it holds: all of them, where the same one made the object."""
        owner = self._owner(told.scope)
        return _EVERYWHERE if self._owner(made.scope) == owner else owner

    def _owner(self, scope: int) -> int:
        """A function, or below -1 the class whose method it is."""
        host = self._program.host(scope)
        cls = self._program.cls(host)
        return host if cls is None else -2 - cls
