"""Locks that are held for an instant: nothing blocks or waits while one is held, here and wherever else it is taken.
Nobody waits for such a lock for long, on the event loop or in a thread."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.threads import runs_in_place
from qdrant_async_migrate.link.blocking import Leaf
from qdrant_async_migrate.link.state import Read
from qdrant_async_migrate.model.facts import Place

_CODE = "QAM308"
_WAITS = (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor, ast.AsyncWith)
"""What lets others run while the lock is held."""
_LARGE = 3
"""Statements from which a lock is no longer held for an instant, where nobody knows who else takes it."""


def is_lock(leaf: Leaf) -> bool:
    """The leaf is a ``with`` statement that takes a lock."""
    return leaf.row.code == _CODE and leaf.row.name.endswith(".__enter__")


def is_instant(context: Context, leaf: Leaf) -> bool:
    """The leaf is ``with lock:``, and nobody holds this lock for long."""
    return is_lock(leaf) and _Lock(context).is_quick(leaf)


class _Entries:
    """The places that enter something, by what they enter; the same for all leaves. A lock is known by the calls that made it."""

    def __init__(self, context: Context) -> None:
        reads, self._makers = context.program.state.reads, context.blockings().makers
        self._known: dict[int, frozenset[int]] = {}
        self.all = [read for read in reads["enter"] if not read.asynchronous]
        self.at_place = {(read.file, read.place): read for read in reversed(self.all)}
        """The first entry of each place."""
        self._acquired = [read for read in reads["attribute"] if read.name == "acquire"]

    @cached_property
    def of_lock(self) -> dict[int, list[int]]:
        """By lock, the numbers of the entries in ``all``."""
        found: dict[int, list[int]] = {}
        for number, read in enumerate(self.all):
            for lock in self.locks(read):
                found.setdefault(lock, []).append(number)
        return found

    @cached_property
    def by_hand(self) -> frozenset[int]:
        """Locks that code takes otherwise than by a ``with`` statement."""
        return frozenset[int]().union(*map(self.locks, self._acquired))

    def locks(self, read: Read) -> frozenset[int]:
        """What may be entered there."""
        if read.node not in self._known:
            self._known[read.node] = frozenset(made.number for made in self._makers.behind(read.node))
        return self._known[read.node]


class _Lock:
    """Asked for one leaf: a lock that is taken again while it is looked at is no reason against it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.blockings = context.blockings()
        if "entries of locks" not in context.memo:
            context.memo["entries of locks"] = _Entries(context)
        self.entries: _Entries = context.memo["entries of locks"]
        self.known: dict[tuple[int, Place], bool] = context.memo.setdefault("quick locks", {})

    def is_quick(self, leaf: Leaf) -> bool:
        key = (leaf.file, leaf.place)
        if key not in self.known:
            self.known[key] = True
            self.known[key] = self._is_quick(leaf)
        return self.known[key]

    def _is_quick(self, leaf: Leaf) -> bool:
        read = self.entries.at_place.get((leaf.file, leaf.place))
        locks = self.entries.locks(read) if read is not None else frozenset()
        if read is None or not locks:
            return self._holds_briefly(leaf.file, leaf.place, leaf.scope, _LARGE)
        if not locks.isdisjoint(self.entries.by_hand):
            return False
        same = sorted({number for lock in locks for number in self.entries.of_lock.get(lock, ())})
        return all(self._holds_briefly(r.file, r.place, r.scope) for r in (self.entries.all[number] for number in same))

    def _holds_briefly(self, file: int, place: Place, scope: int, most: int | None = None) -> bool:
        """Nothing in the body of the statement blocks, waits or lets others run."""
        syntax = self.context.syntax(file)
        lock = syntax.expression(place)
        block = next((n for n in syntax.ancestors(lock) if isinstance(n, ast.With)), None) if lock is not None else None
        if block is None or len(block.items) != 1:
            return False
        inside = [n for statement in block.body for n in ast.walk(statement)]
        if any(isinstance(n, _WAITS) for n in inside) or (most and sum(isinstance(n, ast.stmt) for n in inside) > most):
            return False
        lines = (block.body[0].lineno, block.body[-1].end_lineno or 0)
        return not any(self._is_long(leaf) for leaf in self._inside(file, scope, lines))

    def _inside(self, file: int, scope: int, lines: tuple[int, int]) -> Iterator[Leaf | None]:
        """What blocks between two lines, also through helpers; None: something is awaited there."""
        host = self.context.program.host(scope)
        yield from (leaf for leaf in self.blockings.own(host) if leaf.file == file and _within(leaf.place, lines))
        for use in self.context.uses_of_file(file):
            if _within(use.place, lines):
                if use.clients or any(map(self.context.is_async_after, use.functions)):
                    yield None
                for callee in use.functions:
                    yield from self.blockings.leaves(callee, lambda use, callee: runs_in_place(self.context, use, callee))

    def _is_long(self, leaf: Leaf | None) -> bool:
        return leaf is None or not (leaf.row.severity == "info" or (is_lock(leaf) and self.is_quick(leaf)))


def _within(place: Place, lines: tuple[int, int]) -> bool:
    return lines[0] <= place[0] <= lines[1]
