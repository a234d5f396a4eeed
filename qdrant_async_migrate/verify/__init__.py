"""Verify: nothing is written that was not proven. In: a file before and after, its edits, the names that changed.
Out: nothing, or the reason to reject. Believes no plan: it compiles the result, and erases it back to the original."""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ..model.edits import RESTRUCTURING, Edit, Rejected
from ..model.errors import InternalError
from ..rewrite import rewrite
from ..rewrite.older import NESTED, lowered
from ..rewrite.spans import Text
from .compare import difference
from .erase import Erasure, Names, erased
from .parts import beginning, differing

__all__ = ["verify"]


def verify(
    path: str,
    before: str | Text,
    after: str | Text,
    edits: Sequence[Edit],
    renames: Mapping[str, str],
    top_level_await: bool = False,
) -> Rejected | None:
    """Why ``after`` cannot be vouched for as ``before`` with ``edits``; None if it can.

    ``renames`` maps old names to new ones, wherever they stand; ``top_level_await`` allows it, as notebooks do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reason = _reason(path, Text.of(before), Text.of(after), edits, Names(renames, edits), top_level_await)
    return Rejected(path, reason) if reason else None


def _reason(path: str, before: Text, after: Text, edits: Sequence[Edit], names: Names, top_level_await: bool) -> str | None:
    try:
        wanted = _restructured(path, before, edits)
        original = wanted.tree
    except (InternalError, SyntaxError) as error:
        return f"what the result should be cannot be made: {error}"
    try:
        tree = after.tree
        parts = differing(wanted, after)
        if sys.version_info >= NESTED or top_level_await:
            _compile(tree, [s for _, new in parts for s in new], path, top_level_await)
        else:
            compile(lowered(before, after, sys.version_info[:2]), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f"the result does not compile: {error}"
    erase = partial(erased, before=before, edits=edits, names=names)
    if not any(_differ(ast.Module(old, []), ast.Module(new, []), erase) for old, new in parts):
        return None
    return _differ(original, tree, erase)


def _compile(tree: ast.Module, changed: list[ast.stmt], path: str, top_level_await: bool) -> None:
    """What is not as it was, below the beginning of the file, where imports from the future must stand; of a notebook
    statement by statement, since its cells are compiled one by one."""
    if top_level_await:
        for statement in changed:
            alone = ast.Module([statement], [])
            compile(alone, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        return
    new, first = set(changed), beginning(tree)
    kept = [statement for number, statement in enumerate(tree.body) if number < first or statement in new]
    compile(ast.Module(kept, []), path, "exec", dont_inherit=True)


def _restructured(path: str, before: Text, edits: Sequence[Edit]) -> Text:
    """The original with just those edits that erasing cannot take back."""
    some = [edit for edit in edits if isinstance(edit, RESTRUCTURING)]
    return Text(rewrite(path, before, some).after) if some else before


def _differ(original: ast.Module, result: ast.Module, erase: Callable[[ast.Module], Erasure]) -> str | None:
    return _unlike(erase(original), erase(result))


def _unlike(expected: Erasure, result: Erasure) -> str | None:
    found = difference(expected.tree, result.tree)
    if found is not None:
        return f"without async and await the result is not the original: {found}"
    for line, was_async, is_async in zip(result.generator_lines, expected.async_generators, result.async_generators, strict=True):
        if is_async and not was_async:
            return f"line {line}: a generator expression became an async generator, which its consumer cannot iterate"
    return None
