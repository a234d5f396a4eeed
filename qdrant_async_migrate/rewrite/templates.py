"""Code with placeholders, filled with edited parts of the original. In: code, parts by placeholder. Out: nodes to put in place.
A part gets parentheses, or loses its own, as its new place asks."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

import libcst as cst

from qdrant_async_migrate.records import dataclass

from . import layout
from .errors import EditFailed
from .parens import bare, may_stand_bare, wrapped

_PLAIN = cst.Module(())
_OPENING = (cst.Arg, cst.Element, cst.DictElement, cst.Index, cst.Slice, cst.ListComp, cst.SetComp, cst.CompFor, cst.CompIf)


@dataclass(frozen=True, slots=True)
class Run:
    """Statements that stand together, and the comment lines that closed their block."""

    statements: tuple[layout.Line, ...]
    footer: tuple[cst.EmptyLine, ...] = ()


Part = cst.BaseExpression | Run


def expression(edit: object, code: str, parts: Mapping[str, Part]) -> cst.BaseExpression:
    """The expression ``code`` with ``parts`` in the places of their names."""
    try:
        template = cst.parse_expression(code.strip())
    except cst.ParserSyntaxError as error:
        raise EditFailed(edit, f"its code is not an expression: {error.message}") from error
    holder = cst.Expr(template)
    filled = holder.visit(_Fill(edit, parts))
    assert isinstance(filled, cst.Expr)
    return filled.value


def statements(edit: object, code: str, parts: Mapping[str, Part], indent: str) -> list[layout.Line]:
    """The statements of ``code``, a level of it indented by ``indent``, with ``parts`` in the places of their names."""
    try:
        template = cst.parse_module(code if code.endswith("\n") else code + "\n")
    except cst.ParserSyntaxError as error:
        raise EditFailed(edit, f"its code cannot be parsed: {error.message}") from error
    lines = [layout.movable(line) for line in layout.lines_of(template)]
    header = [layout.unindented(line) for line in template.header]
    filled = template.with_changes(body=lines, header=header).visit(_Fill(edit, parts, indent))
    return layout.lines_before(layout.lines_of(filled), filled.header)


def has_open_newline(node: cst.BaseExpression) -> bool:
    """Whether ``node`` runs over lines that only brackets around it hold together."""
    code = _PLAIN.code_for_node(node)
    if "\n" not in code and "\r" not in code:
        return False
    try:
        ast.parse(code)
    except SyntaxError:
        return True
    return False


def names_alone(code: str) -> frozenset[str]:
    """The names that are statements of their own in ``code``: there a run of statements may stand."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return frozenset()
    alone = (n.value for n in ast.walk(tree) if isinstance(n, ast.Expr))
    return frozenset(value.id for value in alone if isinstance(value, ast.Name))


def fitted(node: cst.BaseExpression, parents: Sequence[cst.CSTNode], place: cst.CSTNode) -> cst.BaseExpression:
    """``node`` with the parentheses that ``place`` under ``parents`` (outermost first) needs, and no others."""
    plain = bare(node)
    if has_open_newline(plain):
        if node.lpar:
            return node
        if not any(isinstance(p, _OPENING) or getattr(p, "lpar", ()) for p in parents):
            return wrapped(node)
    if may_stand_bare(plain, parents[-1], place) or is_only_argument(plain, parents):
        return plain
    return wrapped(plain)


def is_only_argument(node: cst.BaseExpression, parents: Sequence[cst.CSTNode]) -> bool:
    """Whether a generator expression stands where the parentheses of the call are its own."""
    if not isinstance(node, cst.GeneratorExp) or len(parents) < 2:
        return False
    call, arg = parents[-2:]
    return isinstance(call, cst.Call) and len(call.args) == 1 and isinstance(arg, cst.Arg) and not (arg.star or arg.keyword)


class _Fill(cst.CSTTransformer):
    def __init__(self, edit: object, parts: Mapping[str, Part], indent: str = "    ") -> None:
        super().__init__()
        self.edit = edit
        self.parts = parts
        self.indent = indent
        self.parents: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.parents.append(node)
        return True

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        self.parents.pop()
        if isinstance(updated_node, cst.Name):
            return self._part(original_node, updated_node)
        if isinstance(updated_node, (cst.IndentedBlock, cst.Module)):
            return self._block(updated_node)
        if isinstance(updated_node, cst.SimpleStatementSuite) and any(map(self._run, updated_node.body)):
            return self._block(layout.indented(updated_node, self.indent))
        return updated_node

    def _part(self, original: cst.CSTNode, name: cst.Name) -> cst.BaseExpression:
        part = self.parts.get(name.value)
        if part is None:
            return name
        if isinstance(part, Run):
            if isinstance(self.parents[-1], cst.Expr):
                return name
            raise EditFailed(self.edit, f"{name.value} stands for statements, but not as a statement of its own")
        return fitted(part, self.parents, original)

    def _run(self, statement: cst.CSTNode) -> Run | None:
        if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
            statement = statement.body[0]
        if isinstance(statement, cst.Expr) and isinstance(statement.value, cst.Name):
            part = self.parts.get(statement.value.value)
            return part if isinstance(part, Run) else None
        return None

    def _block(self, block: cst.IndentedBlock | cst.Module) -> cst.IndentedBlock | cst.Module:
        if isinstance(block, cst.IndentedBlock):
            block = block.with_changes(indent=self.indent)
        if not any(map(self._run, block.body)):
            return block
        body: list[layout.Line] = []
        pending: tuple[cst.EmptyLine, ...] = ()
        for statement in layout.lines_of(block):
            run = self._run(statement)
            taken = layout.lines_before(run.statements, statement.leading_lines) if run else [statement]
            body += layout.lines_before(taken, pending)
            pending = (run.footer if run else ()) if taken else pending
        if isinstance(block, cst.IndentedBlock):
            return block.with_changes(body=body or [layout.passing()], footer=[*pending, *block.footer])
        return block.with_changes(body=body)
