"""The syntax tree of one file that takes part: nodes by position, their parents, and spans as edits want them."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from qdrant_async_migrate.model.edits import Span
from qdrant_async_migrate.model.facts import Place
from qdrant_async_migrate.scan import parse
from qdrant_async_migrate.scan.nodes import breadth_first
from qdrant_async_migrate.scan.opened import Opened, blocks, place_of, statements

Node = TypeVar("Node", bound=ast.AST)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_BLOCKS = ("body", "orelse", "finalbody")


class Syntax:
    """Made once per file and run; ``text`` is the text that was scanned."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True) if not text.isascii() else None
        self.as_functions: frozenset[ast.AST] = frozenset()
        """Lambdas that become functions of their own: an ``await`` may stand in them."""

    def with_function(self, node: ast.Lambda) -> Syntax:
        """The same file, one more lambda of which becomes a function."""
        other = copy.copy(self)
        other.as_functions = self.as_functions | {node}
        return other

    @cached_property
    def tree(self) -> ast.Module:
        """Parsed when it is asked for: positions can be told without."""
        return parse(self.text)

    @property
    def parsed(self) -> ast.Module | None:
        """The tree, if anybody has asked for it."""
        found: ast.Module | None = self.__dict__.get("tree")
        return found

    @cached_property
    def _opened(self) -> Opened:
        return Opened(self.tree)

    def close(self) -> None:
        """Free the tree and what was made of it; it is parsed again when it is asked for. Nodes of before are strangers then."""
        for name in ("tree", "_opened", "statements", "nodes", "imported"):
            self.__dict__.pop(name, None)

    @cached_property
    def statements(self) -> list[ast.stmt]:
        """All statements, in the order of ``ast.walk``."""
        return list(statements(self.tree))

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes that are no mere names or operators, in the order of ``ast.walk``."""
        return breadth_first(self.tree)

    def find(self, place: Place, *kinds: type[Node]) -> Node | None:
        """The node of one of ``kinds`` at a position."""
        return next((n for n in self._opened.at(place) if isinstance(n, kinds)), None)

    @cached_property
    def imported(self) -> dict[Span, tuple[ast.ImportFrom, ast.alias]]:
        """What is imported from modules, by the span of its name in the import."""
        found: list[ast.ImportFrom] = []
        stack: list[ast.AST] = [self.tree]
        while stack:
            below = blocks(stack.pop())
            found += [node for node in below if isinstance(node, ast.ImportFrom)]
            stack += below
        return {self.span(alias): (statement, alias) for statement in found for alias in statement.names}

    def expression(self, place: Place) -> ast.expr | None:
        """The expression at a position."""
        return self.find(place, ast.expr)

    def parent(self, node: ast.AST) -> ast.AST | None:
        return self._opened.parent(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """From the parent up to the module."""
        current = self._opened.parent(node)
        while current is not None:
            yield current
            current = self._opened.parent(current)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that holds a node, or is it."""
        while not isinstance(node, ast.stmt):
            above = self._opened.parent(node)
            if above is None:
                raise KeyError(node)
            node = above
        return node

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """The list of statements that holds ``statement``."""
        parent = self._opened.parent(statement)
        for name in _BLOCKS:
            body = getattr(parent, name, None)
            if isinstance(body, list) and statement in body:
                return body
        return [statement]

    def function(self, node: ast.AST) -> ast.AST:
        """The function, lambda or module whose code a node is."""
        return next((a for a in self.ancestors(node) if isinstance(a, (*FUNCTIONS, ast.Lambda))), self.tree)

    def clause_of(self, target: Place) -> tuple[ast.comprehension, ast.expr] | None:
        """The ``for`` clause of a comprehension whose target stands at a position, with its comprehension."""
        for node in self._opened.at(target):
            parent = self._opened.parent(node)
            if isinstance(parent, ast.comprehension) and parent.target is node:
                owner = self._opened.parent(parent)
                assert isinstance(owner, ast.expr)
                return parent, owner
        return None

    def span(self, node: ast.AST) -> Span:
        """Position in characters."""
        return self.to_span(place_of(node))

    def to_span(self, place: Place) -> Span:
        if self.lines is None:
            return place
        return (place[0], self._characters(place[0], place[1]), place[2], self._characters(place[2], place[3]))

    def _characters(self, line: int, column: int) -> int:
        text = self.source_lines[line - 1]
        return column if text.isascii() else len(text.encode()[:column].decode(errors="ignore"))

    @cached_property
    def source_lines(self) -> list[str]:
        """Lines as the parser counts them: form feeds and the like do not end one."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def source(self, node: ast.AST) -> str:
        """The text of a node."""
        line, column, end_line, end_column = self.span(node)
        if line == end_line:
            return self.source_lines[line - 1][column:end_column]
        first, *middle = self.source_lines[line - 1 : end_line]
        return "\n".join([first[column:], *middle[:-1], middle[-1][:end_column]])


def binds(comprehension: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, name: str) -> bool:
    """One of its clauses has a variable of that name."""
    targets = (n for clause in comprehension.generators for n in ast.walk(clause.target))
    return any(isinstance(n, ast.Name) and n.id == name for n in targets)
