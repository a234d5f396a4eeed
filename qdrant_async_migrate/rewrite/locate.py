"""Find the nodes that edits address: positions of libcst and of ``ast`` brought to one key. In: a parsed unit and its edits.
Out: for every edit its nodes. A position at which no node of the wanted kind stands is an ``EditNotFound``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from qdrant_async_migrate.records import dataclass, field

from ..model.edits import (
    AsyncComp,
    AsyncDef,
    AsyncFor,
    AsyncWith,
    Decorate,
    DropImport,
    Insert,
    ListComp,
    Mark,
    Rename,
    ReplaceBlock,
    Span,
    Undecorate,
)
from .errors import EditNotFound
from .steps import ImportLine, JoinImport

Point = tuple[int, int]
Statement = cst.BaseSmallStatement | cst.BaseCompoundStatement
_Definition = (cst.FunctionDef, cst.ClassDef)
_STARTS_ELSEWHERE = (cst.Tuple, cst.GeneratorExp, cst.CompFor, cst.Decorator, cst.Param)
Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Shift:
    """From positions in the text given to the parser to those of the file."""

    lines: int
    first_line_columns: int = 0
    first_line: int = 0

    def point(self, line: int, column: int) -> Point:
        """The place in the file of a place in the parsed text."""
        return line + self.lines, column + (self.first_line_columns if line == self.first_line else 0)


@dataclass(slots=True)
class Index:
    """The nodes of one unit that start where some edit starts, by the kind of address."""

    expressions: dict[Span, cst.BaseExpression] = field(default_factory=dict)
    statements: dict[Point, Statement] = field(default_factory=dict)
    clauses: dict[Span, cst.CompFor] = field(default_factory=dict)
    generators: dict[Span, cst.GeneratorExp] = field(default_factory=dict)
    decorators: dict[Span, cst.Decorator] = field(default_factory=dict)
    keywords: dict[Span, cst.Arg] = field(default_factory=dict)
    aliases: dict[Span, cst.ImportAlias] = field(default_factory=dict)
    parameters: dict[Point, cst.Param] = field(default_factory=dict)
    quiet: set[cst.CSTNode] = field(default_factory=set)
    """Lines of simple statements in which no edit has a place: nobody need look into them."""

    def node_of(self, edit: object, at: Span) -> cst.CSTNode:
        """The node that ``edit`` addresses by ``at``."""
        node = self._find(edit, at)
        if node is None:
            raise EditNotFound(edit, f"there is no {_wanted(edit)} at {at[0]}:{at[1]}-{at[2]}:{at[3]}")
        return node

    def slot(self, edit: object, at: Span, as_statement: bool) -> cst.CSTNode:
        """The expression or statement that ``edit`` takes up from ``at``; where both stand there, what its code has room for."""
        statement = self.statements.get(at[:2])
        expression = self.expressions.get(at)
        if statement is not None and (as_statement or expression is None):
            return statement
        found = expression or self.generators.get(at)
        if found is None:
            raise EditNotFound(edit, f"there is nothing to take up at {at[0]}:{at[1]}-{at[2]}:{at[3]}")
        return found

    def _find(self, edit: object, at: Span) -> cst.CSTNode | None:
        point = at[:2]
        match edit:
            case AsyncDef():
                return _only(self.statements.get(point), cst.FunctionDef)
            case AsyncFor():
                return _only(self.statements.get(point), cst.For)
            case AsyncWith():
                return _only(self.statements.get(point), cst.With)
            case Decorate():
                return _only(self.statements.get(point), *_Definition)
            case JoinImport():
                return _only(self.statements.get(point), cst.ImportFrom)
            case Mark() | Insert() | ReplaceBlock() | ImportLine():
                return self.statements.get(point)
            case AsyncComp():
                return self.clauses.get(at)
            case ListComp():
                return self.generators.get(at)
            case Undecorate():
                return self.decorators.get(at)
            case DropImport():
                return self.aliases.get(at)
            case Rename():
                return self._named(at)
            case _:
                return self.expressions.get(at)

    def _named(self, at: Span) -> cst.CSTNode | None:
        named = _only(self.expressions.get(at), cst.Name, cst.Attribute)
        if at in self.aliases or named is None:
            named = self.aliases.get(at) or self.keywords.get(at) or self.parameters.get(at[:2])
        return named or _only(self.statements.get(at[:2]), *_Definition)


def _only(node: cst.CSTNode | None, *kinds: type[cst.CSTNode]) -> cst.CSTNode | None:
    return node if isinstance(node, kinds) else None


def _wanted(edit: object) -> str:
    match edit:
        case AsyncDef() | AsyncFor() | AsyncWith() | Decorate() | Mark() | Insert() | ReplaceBlock():
            return "statement of its kind"
        case AsyncComp() | ListComp():
            return "comprehension with that part"
        case Undecorate():
            return "decorator"
        case DropImport():
            return "imported name"
        case Rename():
            return "name"
        case _:
            return "expression"


def index(module: cst.Module, starts: Iterable[Point], shift: Shift) -> Index:
    """Index the nodes of ``module`` that begin at one of ``starts`` (places in the file)."""
    wanted = frozenset(starts)
    positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    return _Indexing(positions, shift, wanted).run()


@dataclass(slots=True)
class _Indexing:
    positions: Mapping[cst.CSTNode, CodeRange]
    shift: Shift
    wanted: frozenset[Point]
    found: Index = field(default_factory=Index)

    def run(self) -> Index:
        lines = {line - self.shift.lines for line, _ in self.wanted}
        for node, place in self.positions.items():
            if type(node) is cst.SimpleStatementLine:
                if lines.isdisjoint(range(place.start.line, place.end.line + 1)):
                    self.found.quiet.add(node)
            elif place.start.line in lines or isinstance(node, _STARTS_ELSEWHERE):
                self._add(node, place)
        return self.found

    def _add(self, node: cst.CSTNode, place: CodeRange) -> None:
        found = self.found
        match node:
            case cst.BaseExpression():
                self._keep(found.expressions, node, self._span(node))
                if isinstance(node, cst.GeneratorExp):
                    self._keep(found.generators, node, self._span(node.elt))
            case cst.BaseSmallStatement() | cst.BaseCompoundStatement():
                self._keep_start(found.statements, node, self.shift.point(place.start.line, place.start.column))
            case cst.CompFor():
                self._keep(found.clauses, node, self._span(node.target))
            case cst.Decorator():
                self._keep(found.decorators, node, self._span(node.decorator))
            case cst.Arg() if node.keyword is not None:
                self._keep(found.keywords, node, self._span(node.keyword)[:2] + self._span_with_parens(node.value)[2:])
            case cst.ImportAlias():
                self._keep(found.aliases, node, self._range(place))
            case cst.Param():
                self._keep_start(found.parameters, node, self._span(node.name)[:2])
            case _:
                pass

    def _keep(self, table: dict[Span, Node], node: Node, span: Span) -> None:
        if span[:2] in self.wanted:
            table[span] = node

    def _keep_start(self, table: dict[Point, Node], node: Node, point: Point) -> None:
        if point in self.wanted:
            table[point] = node

    def _range(self, place: CodeRange) -> Span:
        return self.shift.point(place.start.line, place.start.column) + self.shift.point(place.end.line, place.end.column)

    def _span(self, node: cst.BaseExpression) -> Span:
        """As ``ast`` counts: with the innermost parentheses of a tuple or a generator expression, without all others."""
        if isinstance(node, (cst.Tuple, cst.GeneratorExp)) and node.lpar:
            return self._range(self.positions[node.lpar[-1]])[:2] + self._range(self.positions[node.rpar[0]])[2:]
        return self._range(self.positions[node])

    def _span_with_parens(self, node: cst.BaseExpression) -> Span:
        if node.lpar:
            return self._range(self.positions[node.lpar[0]])[:2] + self._range(self.positions[node.rpar[-1]])[2:]
        return self._range(self.positions[node])
