"""Lines of a block as values: statements one a line, their comments and blank lines. Knows no edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst

from qdrant_async_migrate.records import dataclass

Line = cst.SimpleStatementLine | cst.BaseCompoundStatement
Block = cst.IndentedBlock | cst.Module


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit cannot know of its file: a level of ``indent``, whether it stands on top, how many blank lines follow it."""

    indent: str
    opens_file: bool = False
    blank_after: int = 0


def passing() -> cst.SimpleStatementLine:
    """A line that says ``pass``."""
    return cst.SimpleStatementLine([cst.Pass()])


def lines_of(block: Block) -> list[Line]:
    """The lines of ``block``: the parser makes no others than these two kinds."""
    return [line for line in block.body if isinstance(line, (cst.SimpleStatementLine, cst.BaseCompoundStatement))]


def one_a_line(line: Line) -> list[Line]:
    """The statements of ``a; b  # c`` on lines of their own; comments above stay above the first, beside at the last."""
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) == 1:
        return [line]
    lines = [cst.SimpleStatementLine([small.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)]) for small in line.body]
    lines[0] = lines[0].with_changes(leading_lines=line.leading_lines)
    lines[-1] = lines[-1].with_changes(trailing_whitespace=line.trailing_whitespace)
    return list(lines)


def indented(suite: cst.SimpleStatementSuite, indent: str) -> cst.IndentedBlock:
    """``if x: a; b`` as a block on lines of its own, indented by ``indent``."""
    line = cst.SimpleStatementLine(suite.body, trailing_whitespace=suite.trailing_whitespace)
    return cst.IndentedBlock(one_a_line(line), indent=indent)


def lines_before(statements: Iterable[Line], lines: Sequence[cst.EmptyLine]) -> list[Line]:
    """``statements`` with ``lines`` above the first of them."""
    result = list(statements)
    if result and lines:
        result[0] = result[0].with_changes(leading_lines=[*lines, *result[0].leading_lines])
    return result


def movable(line: Line) -> Line:
    """A line at column 0 with blank lines above that stay empty under any indentation: for the parser these are indented too."""
    return line.with_changes(leading_lines=[unindented(above) for above in line.leading_lines])


def unindented(line: cst.EmptyLine) -> cst.EmptyLine:
    """A line at column 0, which is empty under any indentation if it is blank."""
    return line if line.comment or not line.indent else line.with_changes(indent=False)


def comments_of(lines: Iterable[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """Those of ``lines`` that hold a comment."""
    return [line for line in lines if line.comment is not None]


def split_above(lines: Sequence[cst.EmptyLine], opens_file: bool) -> tuple[list[cst.EmptyLine], list[cst.EmptyLine]]:
    """What stays above a line put before a statement, and the comments that belong to the statement itself.

    Comments at the very top with no blank line below them belong to the file."""
    last_blank = max((i for i, line in enumerate(lines) if line.comment is None), default=-1)
    if last_blank < 0 and opens_file:
        return list(lines), []
    return list(lines[: last_blank + 1]), list(lines[last_blank + 1 :])


def blank_lines(count: int) -> list[cst.EmptyLine]:
    """``count`` empty lines."""
    return [cst.EmptyLine(indent=False) for _ in range(count)]


def apart(leading: list[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """The lines above a definition at module level, with two blank ones in front."""
    blank = next((i for i, line in enumerate(leading) if line.comment is not None), len(leading))
    return [*blank_lines(2 - blank), *leading]


def no_gap(line: Line) -> Line:
    """The line with two blank lines above it at most: its own and those of the template add up to no more."""
    blank = next((i for i, above in enumerate(line.leading_lines) if above.comment is not None), len(line.leading_lines))
    return line.with_changes(leading_lines=line.leading_lines[blank - 2 :]) if blank > 2 else line


def closer(line: Line) -> Line:
    """A function whose body stood at module level, without the second blank line between its statements."""
    if not isinstance(line, cst.FunctionDef) or not isinstance(line.body, cst.IndentedBlock):
        return line
    body = [statement.with_changes(leading_lines=_single_blanks(statement.leading_lines)) for statement in lines_of(line.body)]
    return line.with_changes(body=line.body.with_changes(body=body))


def _single_blanks(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    return [line for i, line in enumerate(lines) if line.comment is not None or i == 0 or lines[i - 1].comment is not None]


def trailing_of(line: cst.CSTNode) -> cst.TrailingWhitespace | None:
    """The end of the line on which ``line`` begins, where a comment may stand."""
    if isinstance(line, cst.SimpleStatementLine):
        return line.trailing_whitespace
    body = getattr(line, "body", None)
    return body.header if isinstance(body, cst.IndentedBlock) else None


def with_trailing(line: Line, trailing: cst.TrailingWhitespace) -> Line:
    """``line`` with another end of its first line."""
    if isinstance(line, cst.SimpleStatementLine):
        return line.with_changes(trailing_whitespace=trailing)
    return line.with_deep_changes(line.body, header=trailing)
