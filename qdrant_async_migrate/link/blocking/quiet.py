"""What does not block though its name says so: bytes in memory, sockets that never wait, the streams that ``print`` writes to."""

from __future__ import annotations

from functools import cached_property

from qdrant_async_migrate.link.blocking.makers import Makers
from qdrant_async_migrate.link.blocking.naming import Naming, is_ours
from qdrant_async_migrate.link.blocking.never_waiting import NeverWaiting
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind

IN_MEMORY = frozenset({"io.BytesIO", "io.StringIO"})
_STANDARD = frozenset({"stdout", "stderr", "__stdout__", "__stderr__"})
"""Streams of ``sys`` that any program writes to, as ``print`` does, whatever it puts there for a while."""
_NEAR = 4
"""Copies of such a stream that are told from what else the last of them holds."""
_ABOUT_PATHS = frozenset({"extract", "extractall", "add", "write"})
"""Methods of an archive in memory that read or write files all the same."""


class Quiet:
    """Asked for one call after the other."""

    def __init__(self, program: Program, nodes: Nodes, naming: Naming, makers: Makers) -> None:
        self._program, self._nodes, self._naming, self._makers = program, nodes, naming, makers

    def is_quiet(self, call: Call) -> bool:
        """It works on bytes in memory, on what was told never to wait, or writes where ``print`` does."""
        read = self._nodes.reads.get(call.function)
        if self._is_in_memory(call) or (read is not None and read.node in self.standard_streams):
            return True
        if read is None or read.name in _ABOUT_PATHS:
            return False
        makers = [made for made in self._makers.of(call.function) if not is_ours(self._program, made)]
        return bool(makers) and all(self._never_waiting.holds(m, call.scope) or self._is_in_memory(m) for m in makers)

    @cached_property
    def standard_streams(self) -> frozenset[int]:
        """Nodes that hold ``sys.stdout`` or ``sys.stderr``, also beside another stream."""
        state = self._program.state
        module = (Kind.EXT, "sys")
        reads = [r for r in state.reads["attribute"] if r.name in _STANDARD]
        found = {r.result for r in reads if any(state.item(v)[:2] == module for v in state.graph.values(r.node))}
        further = found
        for _ in range(_NEAR if found else 0):
            further = {t for node in further for t in state.graph.targets(node) if not self._nodes.is_shared(t)} - found
            found |= further
        return frozenset(found)

    def _is_in_memory(self, call: Call) -> bool:
        """Its arguments are streams in memory, as far as they are objects of a library."""
        given = [a for a in (*call.args, *(n for _, n in call.keywords)) if isinstance(a, int) and a >= 0]
        named = [{n.removesuffix("()") for n in self._naming.names(node)} for node in given]
        return any(named) and all(names <= IN_MEMORY for names in named)

    @cached_property
    def _never_waiting(self) -> NeverWaiting:
        return NeverWaiting(self._program, self._nodes, self._makers)
