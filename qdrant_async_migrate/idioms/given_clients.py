"""Clients that a test gives in the place of those that a class would make: both move, or neither."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import patching
from qdrant_async_migrate.idioms.context import Context, Refusal
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.patched_clients import assigned_mocks, class_named
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.link.mocked import RESULT

_MESSAGE = "a client is given here in the place of others, and not all of them can move"
_HELP = "clear what holds the others back, or give a mock of the class"


def for_program(context: Context) -> Iterator[Refusal]:
    """``patch("app.db.Client", return_value=client)``: this client, or those of ``app.db``, would stay sync alone."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        node = patching.call_of(context, patch)[1]
        given = families(context, patch, node) if node is not None else set()
        if given:
            yield from _parted(context, patch, given)


def _parted(context: Context, patch: Patch, given: set[int]) -> Iterator[Refusal]:
    migrated, kept, _, _ = class_named(context, patch)
    if not (migrated or kept):
        return
    moving = given & context.solution.migrated | migrated
    if moving and (kept or given - context.solution.migrated):
        yield patching.refused(context, patch, _MESSAGE, _HELP, moving, set())


def families(context: Context, patch: Patch, node: ast.Call) -> set[int]:
    """Of the clients that the mock gives: as an argument, and where the test sets it."""
    function, roots = assigned_mocks(context.syntax(patch.call.file), node)
    calls = [node, patching.given(node, patch)]
    given = [k.value for call in calls if isinstance(call, ast.Call) for k in call.keywords if k.arg == RESULT]
    for statement in ast.walk(function) if function is not None else ():
        if isinstance(statement, ast.Assign) and any(_is_result(t, roots) for t in statement.targets):
            given.append(statement.value)
    reach = Mocks.of(context).reach if given else None
    found = (reach.client_families(patch.call.file, g) or set() for g in given) if reach is not None else ()
    return {family for made in found for family in made if family >= 0}


def _is_result(target: ast.expr, roots: set[str]) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == RESULT and ast.unparse(target.value) in roots
