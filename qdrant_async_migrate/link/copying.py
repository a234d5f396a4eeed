"""Copies of classes: facts in which a class stands several times, each time with nodes and scopes of its own.

Objects of one class share the variables of its methods, so that what is put into one registry seems to come out of another. An
object whose class is a copy shares them with none of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qdrant_async_migrate.model.facts import FileFacts, Op, Param, Place, Scope
from qdrant_async_migrate.records import dataclass, replace

_NODES: dict[int, tuple[int, ...]] = {
    Op.COPY: (1, 2),
    Op.ATTR: (1, 2, 6),
    Op.STORE: (1, 3, 5),
    Op.CALL: (1, 2),
    Op.ITEM: (1, 2, 6),
    Op.PUT: (1, 3, 4),
    Op.BUILD: (1,),
    Op.FUNC: (1,),
    Op.CLASS: (1,),
    Op.IMPORT: (1,),
    Op.REF: (1, 2),
    Op.ITER: (1, 2),
    Op.ENTER: (1, 2),
    Op.AWAIT: (1, 2),
    Op.NARROW: (1, 2, 3),
    Op.INSTANCE: (1, 2),
    Op.SUPER: (1, 4, 5),
    Op.BINARY: (1, 2, 6),
    Op.BUILTIN: (1,),
    Op.YIELD_FROM: (1, 2, 5),
    Op.ASK: (1, 2),
    Op.TYPE: (1, 2),
    Op.UNBOUND: (1,),
}
"""Where the nodes stand in an operation."""
_SCOPE: dict[int, int] = {
    Op.ATTR: 4,
    Op.CALL: 6,
    Op.ITEM: 4,
    Op.PUT: 5,
    Op.FUNC: 2,
    Op.CLASS: 2,
    Op.REF: 4,
    Op.ITER: 3,
    Op.ENTER: 3,
    Op.SUPER: 2,
    Op.BINARY: 4,
    Op.YIELD_FROM: 3,
    Op.ASK: 4,
}
"""Where the scope stands."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Classes (file, and scope in it) of which the objects that are made at one place get copies: the class and its bases."""

    file: int
    place: Place
    classes: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A class and its copy, as scopes of one file; how far the nodes and the scopes of the copy are from those of the class."""

    wish: int
    file: int
    cls: int
    nodes: int
    scopes: int


def copied(files: Sequence[FileFacts], wishes: Sequence[Wish]) -> tuple[list[FileFacts], list[Copy]]:
    """The facts with the copies, and where these are."""
    found, copies = list(files), list[Copy]()
    for number, wish in enumerate(wishes):
        for file, cls in wish.classes:
            facts = found[file]
            _, _, first, _, _ = facts.scopes[cls].extent
            copy = Copy(number, file, cls, facts.nodes - first, len(facts.scopes) - cls)
            found[file] = _with_copy(facts, copy)
            copies.append(copy)
    return found, copies


def _with_copy(facts: FileFacts, copy: Copy) -> FileFacts:
    making = _Making(facts, copy)
    begin, end, first, last, above = facts.scopes[copy.cls].extent
    target = facts.nodes + last - first
    return replace(
        facts,
        scopes=(*facts.scopes, *map(making.scope, facts.scopes[copy.cls : above])),
        ops=(*facts.ops, *map(making.op, facts.ops[begin:end]), (Op.CLASS, target, copy.cls + copy.scopes)),
        nodes=target + 1,
        data=(*facts.data, *(making.node(n) for n in facts.data if first <= n < last)),
    )


class _Making:
    """Numbers of the class become those of the copy; what is outside of it stays."""

    def __init__(self, facts: FileFacts, copy: Copy) -> None:
        self._copy = copy
        _, _, self._first, self._last, self._end = facts.scopes[copy.cls].extent
        outside = (*facts.scopes[: copy.cls], *facts.scopes[self._end :])
        self._outside = {node for scope in outside for node in scope.cells.values()}

    def node(self, node: int) -> int:
        inside = self._first <= node < self._last and node not in self._outside
        return node + self._copy.nodes if inside else node

    def _within(self, scope: int) -> int:
        return scope + self._copy.scopes if self._copy.cls <= scope < self._end else scope

    def op(self, op: tuple[Any, ...]) -> tuple[Any, ...]:
        made = list(op)
        for index in _NODES[op[0]]:
            if index < len(made):
                made[index] = self.node(made[index])
        if (index := _SCOPE.get(op[0], len(made))) < len(made):
            made[index] = self._within(made[index])
        if op[0] == Op.CALL:
            made[3] = tuple((a[0], self.node(a[1])) if isinstance(a, tuple) else self.node(a) for a in op[3])
            made[4] = tuple((name, self.node(node)) for name, node in op[4]) if op[4] else op[4]
        elif op[0] == Op.BUILD:
            made[3] = tuple((key, self.node(node)) for key, node in op[3])
        return tuple(made)

    def scope(self, scope: Scope) -> Scope:
        return replace(
            scope,
            index=self._within(scope.index),
            parent=self._within(scope.parent),
            params=tuple(self._param(param) for param in scope.params),
            returns=self.node(scope.returns),
            yields=self.node(scope.yields),
            decorators=tuple(replace(d, node=self.node(d.node), callee=self.node(d.callee)) for d in scope.decorators),
            bases=(),
            cells={name: self.node(node) for name, node in scope.cells.items()},
            returns_without=self.node(scope.returns_without),
            returns_with=self.node(scope.returns_with),
        )

    def _param(self, param: Param) -> Param:
        return replace(param, node=self.node(param.node), default=self.node(param.default))
