"""What blocks in a function: calls of libraries that wait or compute, in its own code and in the plain helpers that it runs.

In: the linked program, a catalog with the rows of blocking calls, and which callees run in place. Out: each blocking place
with the shortest way that leads to it. Unknown code does not block.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.schema import Blocking, Thread
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.model.program import Use

Follows = Callable[[Use, int], bool]
"""Whether the place runs this function of the program in the caller's own thread, before it goes on."""
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place that blocks: ``via`` are the places that lead to it, from the function asked about downwards."""

    file: int
    scope: int
    place: Place
    name: str
    row: Blocking
    is_call: bool
    via: tuple[Use, ...] = ()


@dataclass(slots=True)
class Blockings:
    """All blocking places of a program, by the function whose code they are; found once."""

    program: Program
    catalog: Catalog
    _own: dict[int, list[Leaf]] | None = None
    _reads: dict[int, Read] = field(default_factory=dict)
    _calls: dict[int, Call] = field(default_factory=dict)
    _sources: dict[int, list[int]] = field(default_factory=dict)
    _names: dict[int, frozenset[str]] = field(default_factory=dict)
    _affine: frozenset[str] | None = None

    def own(self, function: int) -> list[Leaf]:
        """What blocks in the function's own code."""
        if self._own is None:
            self._own = self._collect()
        return self._own.get(function, [])

    def leaves(self, function: int, follows: Follows) -> list[Leaf]:
        """What blocks in the function and below it, each place once, by the shortest way."""
        found = list(self.own(function))
        seen = {function}
        queue: deque[tuple[int, tuple[Use, ...]]] = deque([(function, ())])
        while queue:
            current, via = queue.popleft()
            for number in self.program.uses_in.get(current, ()):
                use = self.program.uses[number]
                for callee in use.functions:
                    if callee not in seen and follows(use, callee):
                        seen.add(callee)
                        queue.append((callee, (*via, use)))
                        found += [_below(leaf, (*via, use)) for leaf in self.own(callee)]
        return found

    def thread(self, leaf: Leaf) -> Thread:
        """What a thread does for it. What makes an object that has to stay in its thread has to stay there too."""
        if self._affine is None:
            rows = ((name, row) for name in self.catalog.blockings.spelled() for row in self.catalog.blockings.find(name) or ())
            self._affine = frozenset(name.rpartition(".")[0] for name, row in rows if row.thread is Thread.UNSAFE)
        if leaf.is_call and self.catalog.canonical(f"{leaf.name}()") in self._affine:
            return Thread.UNSAFE
        return leaf.row.thread

    def _collect(self) -> dict[int, list[Leaf]]:
        state = self.program.state
        self._reads = {read.result: read for read in state.reads["attribute"]}
        self._calls = {call.result: call for call in state.calls}
        for node in range(len(state.graph.held)):
            for target in state.graph.targets(node):
                self._sources.setdefault(target, []).append(node)
        found: dict[int, list[Leaf]] = {}
        for leaf in [*self._of_calls(), *self._of_entries()]:
            found.setdefault(self.program.host(leaf.scope), []).append(leaf)
        return found

    def _of_calls(self) -> Iterator[Leaf]:
        for call in self.program.state.calls:
            for name in sorted(self.names(call.function)):
                row = self.catalog.blocking(name)
                if row is not None and not _is_excused(row, call):
                    yield Leaf(call.file, call.scope, call.place, name, row, True)
                    break

    def _of_entries(self) -> Iterator[Leaf]:
        """``with`` on something that waits when it is entered."""
        for read in self.program.state.reads["enter"]:
            for name in sorted(self.names(read.node)):
                row = None if read.asynchronous else self.catalog.blocking(f"{name}.__enter__")
                if row is not None:
                    yield Leaf(read.file, read.scope, read.place, f"with {name}", row, False)
                    break

    def names(self, node: int, depth: int = 0) -> frozenset[str]:
        """Dotted names, as the catalog files them, of the library code that a node stands for."""
        if node not in self._names:
            self._names[node] = frozenset()
            self._names[node] = frozenset(self._held(node)) or frozenset(self._derived(node, depth))
        return self._names[node]

    def _held(self, node: int) -> Iterator[str]:
        state = self.program.state
        for value in state.graph.values(node):
            item = state.item(value)
            if item[0] in (Kind.EXT, Kind.MEM, Kind.OBJ, Kind.XCLS):
                yield item[1]
            elif item[0] == Kind.INST:
                yield from self.program.foreign_bases(item[1])

    def _derived(self, node: int, depth: int) -> Iterator[str]:
        """The value flow keeps only what it has a use for: the rest is spelled out from where it was read."""
        if depth > _DEPTH or self.program.state.graph.values(node):
            return
        read, call = self._reads.get(node), self._calls.get(node)
        if read is not None:
            yield from (self.catalog.canonical(f"{name}.{read.name}") for name in self.names(read.node, depth + 1))
        elif call is not None and not self._is_ours(call):
            yield from (self.catalog.canonical(f"{name}()") for name in self.names(call.function, depth + 1))
        for source in self._sources.get(node, ()):
            yield from self.names(source, depth + 1)

    def _is_ours(self, call: Call) -> bool:
        kinds = {self.program.state.kind(v) for v in call.targets}
        return bool(kinds & {Kind.FUNC, Kind.BOUND, Kind.CLASS})


def _below(leaf: Leaf, via: tuple[Use, ...]) -> Leaf:
    return Leaf(leaf.file, leaf.scope, leaf.place, leaf.name, leaf.row, leaf.is_call, via)


def _is_excused(row: Blocking, call: Call) -> bool:
    """Constant arguments with which the call does not block."""
    return any(call.constants.get(int(key) if key.isdigit() else key) == value for key, value in row.unless.items())
