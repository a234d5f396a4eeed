"""Names in an import statement: dropped, and joined in the order and layout that the list has. In: the statement's names
before and after inner edits. Out: the new list, empty when nothing is imported any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import libcst as cst

from .import_order import place_among
from .steps import JoinImport

Import = cst.Import | cst.ImportFrom


def edited_names(
    original: Import, updated: Import, dropped: Collection[cst.CSTNode], joins: Iterable[JoinImport]
) -> Import | None:
    """``updated`` without the names ``dropped`` of ``original`` and with ``joins``; None if no name is left."""
    if isinstance(original.names, cst.ImportStar) or isinstance(updated.names, cst.ImportStar):
        return updated
    pairs = list(zip(original.names, updated.names, strict=True))
    names = [after for before, after in pairs if before not in dropped]
    wanted = [join for join in joins if not any(_says(alias, join) for alias in names)]
    if not names and not wanted:
        return None
    if not names:
        names = [_alias(wanted.pop(0)).with_changes(comma=pairs[-1][1].comma)]
    elif pairs[-1][0] in dropped:
        names[-1] = names[-1].with_changes(comma=_closing(names[-1].comma, pairs[-1][1].comma))
    for join in wanted:
        updated, names = _joined(updated, names, _alias(join))
    return updated.with_changes(names=names)


def _says(alias: cst.ImportAlias, join: JoinImport) -> bool:
    return alias.evaluated_name == join.name and (alias.evaluated_alias or "") == join.asname


def _alias(join: JoinImport) -> cst.ImportAlias:
    return cst.ImportAlias(cst.Name(join.name), cst.AsName(cst.Name(join.asname)) if join.asname else None)


def _closing(own: cst.Comma | cst.MaybeSentinel, last: cst.Comma | cst.MaybeSentinel) -> cst.Comma | cst.MaybeSentinel:
    """The comma of a name that has become the last one: the list's ending, the name's own comment."""
    if not isinstance(own, cst.Comma) or _comment(own) is None:
        return last
    if not isinstance(last, cst.Comma) or not isinstance(last.whitespace_after, cst.ParenthesizedWhitespace):
        return own
    after = own.whitespace_after
    assert isinstance(after, cst.ParenthesizedWhitespace)
    return own.with_changes(whitespace_after=last.whitespace_after.with_changes(first_line=after.first_line))


def _joined(node: Import, names: list[cst.ImportAlias], new: cst.ImportAlias) -> tuple[Import, list[cst.ImportAlias]]:
    at = place_among([alias.evaluated_name for alias in names], new.evaluated_name)
    separator = _separator(node, names)
    if at < len(names):
        return node, [*names[:at], new.with_changes(comma=separator), *names[at:]]
    last = names[-1]
    if isinstance(last.comma, cst.Comma):
        ending = last.comma.with_changes(whitespace_after=_quiet(last.comma.whitespace_after))
        mark = _with_comment(separator, _comment(last.comma))
        return node, [*names[:-1], last.with_changes(comma=mark), new.with_changes(comma=ending)]
    node, comment = _freed_comment(node)
    return node, [*names[:-1], last.with_changes(comma=_with_comment(separator, comment)), new]


def _separator(node: Import, names: Sequence[cst.ImportAlias]) -> cst.Comma:
    for alias in names[:-1]:
        if isinstance(alias.comma, cst.Comma):
            return alias.comma.with_changes(whitespace_after=_quiet(alias.comma.whitespace_after))
    opening = node.lpar if isinstance(node, cst.ImportFrom) else None
    if opening is not None and isinstance(opening.whitespace_after, cst.ParenthesizedWhitespace):
        return cst.Comma(whitespace_after=_quiet(opening.whitespace_after))
    return cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))


def _quiet(space: cst.BaseParenthesizableWhitespace) -> cst.BaseParenthesizableWhitespace:
    if isinstance(space, cst.ParenthesizedWhitespace):
        return space.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=())
    return space


def _comment(comma: cst.Comma) -> cst.TrailingWhitespace | None:
    after = comma.whitespace_after
    has_one = isinstance(after, cst.ParenthesizedWhitespace) and after.first_line.comment is not None
    return after.first_line if has_one and isinstance(after, cst.ParenthesizedWhitespace) else None


def _with_comment(comma: cst.Comma, comment: cst.TrailingWhitespace | None) -> cst.Comma:
    after = comma.whitespace_after
    if comment is None or not isinstance(after, cst.ParenthesizedWhitespace):
        return comma
    return comma.with_changes(whitespace_after=after.with_changes(first_line=comment))


def _freed_comment(node: Import) -> tuple[Import, cst.TrailingWhitespace | None]:
    """The comment that stood between the last name and the closing parenthesis, taken from there."""
    closing = node.rpar if isinstance(node, cst.ImportFrom) else None
    if closing is None or not isinstance(closing.whitespace_before, cst.ParenthesizedWhitespace):
        return node, None
    space = closing.whitespace_before
    if space.first_line.comment is None:
        return node, None
    return node.with_changes(rpar=closing.with_changes(whitespace_before=_quiet(space))), space.first_line
