"""Verify: nothing is written that was not proven. In: a file before and after, its edits, the names that changed.
Out: nothing, or the reason to reject. Believes no plan: it compiles the result, and erases it back to the original."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping, Sequence

from ..model.edits import RESTRUCTURING, Edit, Rejected
from ..model.errors import InternalError
from ..rewrite import rewrite
from .compare import difference
from .erase import Erasure, Names, erased

__all__ = ["verify"]


def verify(
    path: str,
    before: str,
    after: str,
    edits: Sequence[Edit],
    renames: Mapping[str, str],
    top_level_await: bool = False,
) -> Rejected | None:
    """Why ``after`` cannot be vouched for as ``before`` with ``edits``; None if it can.

    ``renames`` maps old names to new ones, wherever they stand; ``top_level_await`` allows it, as notebooks do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reason = _reason(path, before, after, edits, Names(renames, edits), top_level_await)
    return Rejected(path, reason) if reason else None


def _reason(path: str, before: str, after: str, edits: Sequence[Edit], names: Names, top_level_await: bool) -> str | None:
    try:
        tree = ast.parse(after)
        _compile(tree, path, top_level_await)
    except (SyntaxError, ValueError) as error:
        return f"the result does not compile: {error}"
    try:
        expected = erased(ast.parse(_restructured(path, before, edits)), before, edits, names)
    except (InternalError, SyntaxError) as error:
        return f"what the result should be cannot be made: {error}"
    return _unlike(expected, erased(tree, before, edits, names))


def _compile(tree: ast.Module, path: str, top_level_await: bool) -> None:
    """As the program is run; a notebook statement by statement, since its cells are compiled one by one."""
    if not top_level_await:
        compile(tree, path, "exec", dont_inherit=True)
        return
    for statement in tree.body:
        alone = ast.Module([statement], [])
        compile(alone, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def _restructured(path: str, before: str, edits: Sequence[Edit]) -> str:
    """The original with just those edits that erasing cannot take back."""
    return rewrite(path, before, [edit for edit in edits if isinstance(edit, RESTRUCTURING)]).after


def _unlike(expected: Erasure, result: Erasure) -> str | None:
    found = difference(expected.tree, result.tree)
    if found is not None:
        return f"without async and await the result is not the original: {found}"
    for line, was_async, is_async in zip(result.generator_lines, expected.async_generators, result.async_generators, strict=True):
        if is_async and not was_async:
            return f"line {line}: a generator expression became an async generator, which its consumer cannot iterate"
    return None
