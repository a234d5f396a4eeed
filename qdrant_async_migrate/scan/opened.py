"""The nodes of a syntax tree by position, and the node above each. Only statements of the module, and of its classes, that are
asked about are looked into: most of a file has nothing to do with what is asked."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator

from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan.nodes import children


class Opened:
    """What is known of a tree so far."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self._parents: dict[ast.AST, ast.AST] = dict.fromkeys(tree.body, tree)
        self._at: dict[Place, list[ast.AST]] = {}
        self._blocks: dict[ast.AST, _Block] = {tree: _Block(tree.body)}
        """Of the module, and of the classes that were looked into."""
        self._whole = False

    def at(self, place: Place) -> list[ast.AST]:
        """The nodes at a position, outer ones first. In an f-string it may be that of no statement there, before Python 3.12."""
        self._open(self.tree, place[0])
        if place not in self._at and not self._whole:
            self._open_all()
        return self._at.get(place, [])

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node right above; of the module, and of nodes of other trees, none."""
        if node not in self._parents and node is not self.tree and not self._whole:
            if node._attributes:
                self._open(self.tree, node.lineno)  # type: ignore[attr-defined]
            if node not in self._parents:
                self._open_all()
        return self._parents.get(node)

    def _open(self, owner: ast.AST, line: int) -> None:
        """Look into the statements of the module, or of a class, that stand on a line."""
        block = self._blocks[owner]
        number = bisect_right(block.begins, line) - 1
        while number >= 0 and (block.body[number].end_lineno or 0) >= line:
            self._look_into(block, number)
            if block.body[number] in self._blocks:
                self._open(block.body[number], line)
            number -= 1

    def _open_all(self) -> None:
        self._whole = True
        todo = list(self._blocks.values())
        for block in todo:
            for number in list(block.closed):
                self._look_into(block, number)
                if (inner := self._blocks.get(block.body[number])) is not None:
                    todo.append(inner)

    def _look_into(self, block: _Block, number: int) -> None:
        """At a statement of a block, and at all below it; of a class the statements are left for later."""
        if number not in block.closed:
            return
        del block.closed[number]
        statement = block.body[number]
        stack: list[ast.AST] = [statement]
        while stack:
            node = stack.pop()
            if node._attributes:
                self._at.setdefault(place_of(node), []).append(node)
            below = children(node)
            self._parents.update(dict.fromkeys(below, node))
            if isinstance(statement, ast.ClassDef) and node is statement:
                self._blocks[statement] = _Block(statement.body)
                below = [child for child in below if not isinstance(child, ast.stmt)]
            stack += below


class _Block:
    """Statements one below the other, and which of them were not looked into yet, by number."""

    def __init__(self, body: list[ast.stmt]) -> None:
        self.body = body
        self.begins = [_first_line(statement) for statement in body]
        self.closed = dict.fromkeys(range(len(body)))


def place_of(node: ast.AST) -> Place:
    """Where a node with a position stands."""
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


_HOLDERS: list[type[ast.AST]] = [ast.Module, *ast.stmt.__subclasses__(), ast.ExceptHandler, ast.match_case]
_HOLDING = {
    kind: tuple(name for name in kind._fields if name in ("body", "handlers", "cases", "orelse", "finalbody"))
    for kind in _HOLDERS
}
"""Fields with statements, or with clauses that hold some."""


def blocks(node: ast.AST) -> list[ast.AST]:
    """The statements right below a node, and the clauses that hold further ones, in the order of the tree."""
    below: list[ast.AST] = []
    for name in _HOLDING.get(type(node), ()):
        below += getattr(node, name)
    return below


def statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """All statements, in the order of ``ast.walk``."""
    found: list[ast.AST] = [tree]
    for node in found:
        found += blocks(node)
        if isinstance(node, ast.stmt):
            yield node
