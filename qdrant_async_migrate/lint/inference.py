"""Texts and images handed to the async client: without cloud inference it embeds them in this process, inside the coroutine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Sdk
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.lint.calls import awaited_method
from qdrant_async_migrate.lint.misuse import Misuse

_EMBEDDED = frozenset({"Document", "Image", "InferenceObject"})
_REMOTE = "cloud_inference"
_FAR = 400
"""Nodes that are looked at for one argument."""
_HELP = "embed with await asyncio.to_thread(...) and send the vectors, or let the server do it: cloud_inference=True"


class Inference:
    """Finds calls that embed before they send."""

    def __init__(self, program: Program, catalog: Catalog, sources: Mapping[int, Sequence[int]]) -> None:
        self._program, self._catalog = program, catalog
        self._made = program.calls_by_result()
        self._clients: dict[int, list[Call]] = {}
        for call in program.state.calls:
            for value in call.targets:
                if program.state.kind(value) == Kind.XCLS:
                    self._clients.setdefault(program.state.item(value)[2], []).append(call)
        self._sources = sources

    def found(self, files: frozenset[int]) -> Iterator[Misuse]:
        """All of them in ``files``."""
        for call in self._program.state.calls:
            method = awaited_method(self._program, self._catalog, call) if call.file in files else None
            if method is None or not self._is_local(call):
                continue
            nodes = [a for a in call.args if isinstance(a, int)] + [node for _, node in call.keywords]
            if any(self._holds_text(node) for node in nodes):
                message = f"{method.name}() embeds what it is given in this process, before it sends anything"
                yield Misuse("QAM401", call.file, call.scope, call.place, message, _HELP)

    def _is_local(self, call: Call) -> bool:
        """No client that this may be is said to embed elsewhere."""
        state = self._program.state
        references = {state.item(state.item(v)[2])[2] for v in call.targets}
        made = [c for r in references for c in self._clients.get(r, ())]
        if not made:
            made = [c for calls in self._clients.values() for c in calls]
        return all(self._embeds(c) for c in made)

    def _embeds(self, made: Call) -> bool:
        given = [name for name, _ in made.keywords]
        return None not in given and (_REMOTE not in given or made.constants.get(_REMOTE) == "False")

    def _holds_text(self, start: int) -> bool:
        state = self._program.state
        todo, seen = [start], set[int]()
        while todo and len(seen) < _FAR:
            node = todo.pop()
            if node in seen or node < 0:
                continue
            seen.add(node)
            for value in state.graph.values(node):
                item = state.item(value)
                if item[0] == Kind.OBJ and self._is_embedded(item[1]):
                    return True
                if item[0] == Kind.CONT:
                    todo += [inner for _, inner in state.slots(value)]
            todo += self._sources.get(node, ())
            todo += self._parts(node)
        return False

    def _parts(self, node: int) -> list[int]:
        """What the object was made of, where a class of the client's package makes it."""
        call = self._made.get(node)
        if call is None or not any(self._is_ours(state_item[1]) for state_item in self._items(call)):
            return []
        return [a for a in call.args if isinstance(a, int)] + [n for _, n in call.keywords]

    def _items(self, call: Call) -> list[tuple[object, str]]:
        items = [self._program.state.item(v) for v in call.targets]
        return [(i[0], i[1]) for i in items if i[0] in (Kind.EXT, Kind.MEM)]

    def _is_embedded(self, dotted: str) -> bool:
        return dotted.rsplit(".", 1)[-1] in _EMBEDDED and self._is_ours(dotted)

    def _is_ours(self, dotted: str) -> bool:
        return any(dotted.split(".", 1)[0] == package for package in self._packages())

    def _packages(self) -> set[str]:
        sdks: list[Sdk] = [s for s in self._catalog.sdks.values() if _REMOTE in s.params]
        return {s.twin.split(".", 1)[0] for s in sdks}
