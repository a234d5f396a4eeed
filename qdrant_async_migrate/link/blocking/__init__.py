"""What blocks in a function: calls of libraries that wait or compute, in its own code and in the plain helpers that it runs.

In: the linked program, a catalog with the rows of blocking calls, and which callees run in place. Out: each blocking place
with the shortest way that leads to it. Unknown code does not block.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from qdrant_async_migrate.catalog import Catalog
from qdrant_async_migrate.catalog.names import root_of
from qdrant_async_migrate.catalog.schema import Thread
from qdrant_async_migrate.link.arguments import is_asked, is_excused, is_given
from qdrant_async_migrate.link.blocking.applied import IN_PLACE, applied
from qdrant_async_migrate.link.blocking.asked import asked
from qdrant_async_migrate.link.blocking.drained import Drained, is_around
from qdrant_async_migrate.link.blocking.leaf import Leaf
from qdrant_async_migrate.link.blocking.makers import Makers
from qdrant_async_migrate.link.blocking.naming import Naming
from qdrant_async_migrate.link.blocking.nodes import Nodes
from qdrant_async_migrate.link.blocking.quiet import IN_MEMORY, Quiet
from qdrant_async_migrate.link.holding import CONTAINER_METHODS
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Call, Read
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.program import Use

__all__ = ["IN_MEMORY", "IN_PLACE", "Blockings", "Follows", "Leaf", "applied"]

Follows = Callable[[Use, int], bool]
"""Whether the place runs this function of the program in the caller's own thread, before it goes on."""
_QUIET = frozenset({"QAM303", "QAM307"})
"""Codes of what does not block on bytes in memory, or on a socket that never waits."""
_OF_CONTAINERS = CONTAINER_METHODS - {"copy"}
"""Names that say that a dict or list is meant, where a row stands for any name."""


class Blockings:
    """All blocking places of a program, by the function whose code they are; found once."""

    def __init__(self, program: Program, catalog: Catalog) -> None:
        self.program, self.catalog = program, catalog
        self._blocked: dict[tuple[int, int], Leaf | None] = {}
        """What was found by call and by what is called there."""

    @cached_property
    def nodes(self) -> Nodes:
        """What is known of the program's nodes."""
        return Nodes(self.program)

    @cached_property
    def naming(self) -> Naming:
        """The names of what nodes stand for."""
        return Naming(self.program, self.catalog, self.nodes)

    @cached_property
    def makers(self) -> Makers:
        """Where objects come from."""
        return Makers(self.program, self.nodes)

    @cached_property
    def quiet(self) -> Quiet:
        """What does not block after all."""
        return Quiet(self.program, self.nodes, self.naming, self.makers)

    @cached_property
    def _drained(self) -> Drained:
        return Drained(self.program, self.nodes)

    @cached_property
    def _own(self) -> dict[int, list[Leaf]]:
        found: dict[int, list[Leaf]] = {}
        special = [*self._of_drained(), *self._of_entries(), *self._of_iterations(), *self._of_operators()]
        for leaf in [*self._of_calls(), *self._of_arguments(), *special]:
            found.setdefault(self.program.host(leaf.scope), []).append(leaf)
        return found

    @cached_property
    def _affine(self) -> frozenset[str]:
        """Calls that give an object which has to stay in its thread."""
        unsafe = self.catalog.blockings.saying("thread", Thread.UNSAFE.value)
        return frozenset(name.rpartition(".")[0] for name in unsafe)

    def own(self, function: int) -> list[Leaf]:
        """What blocks in the function's own code."""
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
                        found += [leaf.below((*via, use)) for leaf in self.own(callee)]
        return found

    def thread(self, leaf: Leaf) -> Thread:
        """What a thread does for it. What makes an object that has to stay in its thread has to stay there too."""
        if leaf.is_call and self.catalog.canonical(f"{leaf.name}()") in self._affine:
            return Thread.UNSAFE
        return leaf.row.thread

    def _of_calls(self) -> Iterator[Leaf]:
        """Calls, but for those of generators whose elements are taken elsewhere."""
        for call in self.program.state.calls:
            leaf = self.called(call, call.function)
            if leaf is not None and not (leaf.row.thread is Thread.DRAIN and self._drained.is_taken_later(call)):
                yield leaf

    def called(self, call: Call, function: int) -> Leaf | None:
        """What blocks where the values of ``function`` are called at the place of ``call``."""
        key = (call.number, function)
        if key not in self._blocked:
            self._blocked[key] = self._called(call, function)
        return self._blocked[key]

    def _called(self, call: Call, function: int) -> Leaf | None:
        runs = sorted(self.naming.runs(function))
        for name in runs:
            row = self.catalog.blocking(name)
            if row is not None and row.name.endswith(".*") and self._is_of_another(name, runs):
                continue
            if row is not None and name.endswith(".__call__") and self._may_be_ours(function):
                continue
            if row is None or (function == call.function and (is_excused(row, call) or not is_asked(row, call))):
                continue
            if row.code in _QUIET and function == call.function and self.quiet.is_quiet(call):
                continue
            if not row.needs or self._is_made_with(function, row.needs):
                return Leaf(call.file, call.scope, call.place, name, row, True)
        return None

    def _is_of_another(self, name: str, runs: Iterable[str]) -> bool:
        """A row for any name says nothing where the object may be a container, or one of another library that is known."""
        others = (other.rpartition(".")[0] for other in runs if root_of(other) != root_of(name))
        return name.rpartition(".")[2] in _OF_CONTAINERS or any(map(self.catalog.is_prefix, others))

    def _is_made_with(self, method: int, arguments: tuple[str, ...]) -> bool:
        """Whether an object whose method this is may come from a constructor that was given one of the arguments."""
        return any(is_given(made, arguments) for made in self.makers.of(method))

    def _of_arguments(self) -> Iterator[Leaf]:
        """A library's function that is handed to another one, which calls it at once."""
        for call in self.program.state.calls:
            for node in applied(self.program, call):
                leaf = self.called(call, node)
                if leaf is not None:
                    yield leaf

    def _of_entries(self) -> Iterator[Leaf]:
        """``with`` on something that waits when it is entered or left."""
        for read in self.program.state.reads["enter"]:
            if not read.asynchronous:
                yield from self._of_special(read, "with {}", ("__enter__", "__exit__"))

    def _of_iterations(self) -> Iterator[Leaf]:
        """A loop over something that waits for each of its elements."""
        for read in self.program.state.reads["iterate"]:
            if not read.asynchronous:
                yield from self._of_special(read, "iteration over {}", ("__iter__", "__next__"))

    def _of_drained(self) -> Iterator[Leaf]:
        """A loop over the generator of a library that was made elsewhere: it computes there."""
        for call in self.nodes.calls.values():
            leaf = self.called(call, call.function)
            if leaf is not None and leaf.row.thread is Thread.DRAIN:
                for read in self._drained.consumers(call):
                    if not is_around(read, call):
                        name = f"consuming the generator of {leaf.name}()"
                        yield Leaf(read.file, read.scope, read.place, name, leaf.row, False)

    def _of_operators(self) -> Iterator[Leaf]:
        """``shelf[key]``, ``key in shelf``, ``if rows``: operators on objects of libraries."""
        special = self.catalog.blockings.special_methods()
        for kind in ("item", "operator"):
            for read in self.program.state.reads[kind]:
                method = "__getitem__" if read.name == "[]" else read.name
                if method in special:
                    yield from self._of_special(read, f"{{}}.{method}()", (method,))
        for read in asked(self.program, special):
            words = "len() of {}" if read.name == "__len__" else "truth of {}"
            for leaf in self._of_special(read, words, (read.name,)):
                if leaf.name == words.format(leaf.row.name.rpartition(".")[0]):  # a manager has no length, unlike its queryset
                    yield leaf

    def _of_special(self, read: Read, words: str, methods: tuple[str, ...]) -> Iterator[Leaf]:
        made = self.nodes.calls.get(read.node)
        if made is not None and self.called(made, made.function) is not None:
            return
        for name in sorted(self.naming.names(read.node)):
            rows = (self.catalog.blocking(f"{name}.{method}") for method in methods)
            row = next((r for r in rows if r is not None), None)
            if row is not None and (not row.needs or self._is_made_with(read.node, row.needs)):
                yield Leaf(read.file, read.scope, read.place, words.format(name), row, False)
                return

    def _may_be_ours(self, node: int) -> bool:
        """What is called may be a function of the program: an object under the same name was there before. An attribute holds
        one thing in one object and another in the next."""
        state = self.program.state
        if node in self.nodes.reads:
            return False
        return any(state.kind(value) in (Kind.FUNC, Kind.BOUND) for value in state.graph.values(node))
