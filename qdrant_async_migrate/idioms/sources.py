"""Text of definitions that a template writes a second time, and imports that it leaves without use."""

from __future__ import annotations

import ast
import io
import re
import textwrap
import tokenize
from collections.abc import Iterable, Iterator, Sequence

from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import DropImport, Edit


def with_awaits(syntax: Syntax, node: ast.FunctionDef, calls: Iterable[ast.Call]) -> str | None:
    """The source of a definition from its decorators on, with ``await`` before ``calls``; ``None`` if text cannot be cut so."""
    calls = [*calls]
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    lines = list(syntax.source_lines[first - 1 : node.end_lineno])
    if _in_text(node, calls) or _has_long_text("\n".join(lines)):
        return None
    for line, column, text in sorted(_insertions(syntax, calls), reverse=True):
        old = lines[line - first]
        lines[line - first] = old[:column] + text + old[column:]
    return "\n".join(lines)


def _in_text(node: ast.AST, calls: Iterable[ast.Call]) -> bool:
    """A call stands inside of text, where positions are not told before Python 3.12."""
    inside = {n for f in ast.walk(node) if isinstance(f, ast.FormattedValue) for n in ast.walk(f)}
    return any(call in inside for call in calls)


def _has_long_text(code: str) -> bool:
    """One piece of text goes over several lines, which must not be indented anew."""
    opened: list[int] = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            name = tokenize.tok_name[token.type]
            if name in ("FSTRING_START", "TSTRING_START"):
                opened.append(token.start[0])
            first = opened.pop() if name in ("FSTRING_END", "TSTRING_END") else token.start[0]
            if (name == "STRING" or name.endswith("STRING_END")) and first != token.end[0]:
                return True
    except (tokenize.TokenError, SyntaxError):
        return True
    return False


def _insertions(syntax: Syntax, calls: Iterable[ast.Call]) -> Iterable[tuple[int, int, str]]:
    for call in calls:
        line, column, end_line, end_column = syntax.span(call)
        if needs_parentheses(syntax, call):
            yield line, column, "(await "
            yield end_line, end_column, ")"
        else:
            yield line, column, "await "


def needs_parentheses(syntax: Syntax, node: ast.expr) -> bool:
    """``await`` in front of the node would take in what follows it."""
    parent = syntax.parent(node)
    if isinstance(parent, ast.Call):
        return parent.func is node
    return isinstance(parent, (ast.Attribute, ast.Subscript)) and parent.value is node


def dropped_imports(syntax: Syntax, gone: Sequence[ast.AST]) -> Iterator[Edit]:
    """Imports at the top of names that stand only in what goes away."""
    inside = {n for node in gone for n in ast.walk(node) if isinstance(n, ast.Name)}
    left = {n.id for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n not in inside}
    names = {n.id for n in inside} - left
    for statement in syntax.tree.body:
        if isinstance(statement, (ast.Import, ast.ImportFrom)) and "__all__" not in left:
            yield from (DropImport(syntax.span(a)) for a in statement.names if (a.asname or a.name.split(".")[0]) in names)


def dedented(text: str) -> str:
    """The text at column 0, four spaces a level."""
    lines = textwrap.dedent(text).expandtabs(4).split("\n")
    unit = next((len(m.group()) for line in lines if (m := re.match(r" +(?=\S)", line))), 4)
    return "\n".join(_releveled(line, unit) for line in lines)


def _releveled(line: str, unit: int) -> str:
    space = len(line) - len(line.lstrip(" "))
    level, rest = divmod(space, unit)
    return " " * (4 * level + rest) + line.lstrip(" ")
