"""Locks that nobody holds for long: nothing blocks, and nothing is awaited, while one is held, here and wherever else it is
taken. Who waits for one waits for moments. In: the solved flow, the edges and the syntax around ``with lock:``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cached_property

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.link.blocking import Blockings, Leaf
from qdrant_async_migrate.link.program import Program
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.lint.edges import Edges
from qdrant_async_migrate.model.facts import Place

_LOCKS = frozenset({"threading.Lock.__enter__", "threading.RLock.__enter__"})
_WAITS = (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith)
"""What lets others run while the lock is held."""
_DEPTH = 6
"""Helpers that are looked into below what holds a lock."""
_MANY = 200
"""Functions that are looked at for one place."""


_Entry = tuple[int, int, Place, int]
"""File, scope and place of ``with``, and the node of what is entered."""


class Momentary:
    """Asked for one place after the other; nobody knows how long a lock is held that is not seen to be made."""

    def __init__(self, program: Program, blockings: Blockings, graph: Edges, syntax_of: Callable[[int], Syntax]) -> None:
        self._program, self._blockings, self._graph, self._syntax_of = program, blockings, graph, syntax_of
        self._known: dict[tuple[int, Place], bool] = {}

    def is_one(self, leaf: Leaf) -> bool:
        """The place takes a lock by ``with`` which is held for moments only."""
        read = self._entries.get((leaf.file, leaf.place)) if leaf.row.name in _LOCKS else None
        locks = self._locks(read) if read is not None else frozenset()
        if not locks or not locks.isdisjoint(self._by_hand):
            return False
        return all(map(self._holds_briefly, {r for lock in locks for r in self._of_lock.get(lock, ())}))

    @cached_property
    def _entries(self) -> dict[tuple[int, Place], _Entry]:
        reads = self._program.state.reads["enter"]
        return {(r.file, r.place): (r.file, r.scope, r.place, r.node) for r in reads if not r.asynchronous}

    def _locks(self, entry: _Entry) -> frozenset[int]:
        """The calls that made what is entered."""
        return frozenset(made.number for made in self._blockings.makers.behind(entry[3]))

    @cached_property
    def _of_lock(self) -> dict[int, list[_Entry]]:
        found: dict[int, list[_Entry]] = {}
        for entry in self._entries.values():
            for lock in self._locks(entry):
                found.setdefault(lock, []).append(entry)
        return found

    @cached_property
    def _by_hand(self) -> frozenset[int]:
        """Locks that are taken otherwise than by a ``with`` statement."""
        taken: list[Read] = [r for r in self._program.state.reads["attribute"] if r.name == "acquire"]
        return frozenset(made.number for read in taken for made in self._blockings.makers.behind(read.node))

    @cached_property
    def _below(self) -> dict[int, list[tuple[int, Place, int]]]:
        """By function, what runs in it, and where."""
        found: dict[int, list[tuple[int, Place, int]]] = {}
        for caller, use, callee in self._graph.edges:
            found.setdefault(caller, []).append((use.file, use.place, callee))
        return found

    def _holds_briefly(self, entry: _Entry) -> bool:
        file, scope, place, _ = entry
        if (file, place) not in self._known:
            self._known[file, place] = self._is_brief(file, scope, place)
        return self._known[file, place]

    def _is_brief(self, file: int, scope: int, place: Place) -> bool:
        syntax = self._syntax_of(file)
        lock = syntax.expression(place)
        block = next((n for n in syntax.ancestors(lock) if isinstance(n, ast.With)), None) if lock is not None else None
        if block is None or len(block.items) != 1 or any(isinstance(n, _WAITS) for s in block.body for n in ast.walk(s)):
            return False
        lines = (block.body[0].lineno, block.body[-1].end_lineno or 0)
        return all(leaf.row.severity == "info" for leaf in self._inside(file, self._program.host(scope), lines))

    def _inside(self, file: int, host: int, lines: tuple[int, int]) -> Iterator[Leaf]:
        """What blocks between two lines of a function, also through helpers."""
        yield from (leaf for leaf in self._blockings.own(host) if leaf.file == file and lines[0] <= leaf.place[0] <= lines[1])
        called = {c for f, place, c in self._below.get(host, ()) if f == file and lines[0] <= place[0] <= lines[1]}
        seen, level = set(called), called
        for _ in range(_DEPTH):
            yield from (leaf for function in sorted(level) for leaf in self._blockings.own(function))
            level = {c for function in level for _, _, c in self._below.get(function, ())} - seen
            seen |= level
            if not level or len(seen) > _MANY:
                return
