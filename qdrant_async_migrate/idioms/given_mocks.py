"""A mock that a test puts in the place of a client, of an object with one, or of what gives one:
``monkeypatch.setattr(app, "get_client", MagicMock(return_value=fake))``. Its methods give something to await afterwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import gone_methods, mock_specs, patched_values, patching
from qdrant_async_migrate.idioms.class_mocks import given_by, made_in, sets
from qdrant_async_migrate.idioms.context import Context, Refusal, Rewrite
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.patching import Patch
from qdrant_async_migrate.link.values import Kind, Value
from qdrant_async_migrate.model.edits import Edit

_FOLLOWED = frozenset({Kind.FUNC, Kind.CLASS, Kind.INST, Kind.BOUND, Kind.PARTIAL, Kind.XCLS})
_HELP = "give the mock the class: spec=..."


def for_program(context: Context) -> Iterator[Rewrite | Refusal]:
    """Every replacement that the value flow has not followed already."""
    for patch in patching.patches(context) if context.solution.migrated else ():
        node = patching.call_of(context, patch)[1]
        replacement = patching.given(node, patch) if node is not None else None
        if replacement is not None and not _is_followed(context, patch, replacement):
            yield from _replaced(context, patch, replacement)


def _is_followed(context: Context, patch: Patch, replacement: ast.expr) -> bool:
    """Nothing is put there, or what is of the program: its functions and classes turn async as others do."""
    state = context.program.state
    values = state.graph.values(patching.argument(patch)) if patching.argument(patch) >= 0 else ()
    return isinstance(replacement, ast.Constant) or (bool(values) and all(_is_own(context, v) for v in values))


def _is_own(context: Context, value: Value) -> bool:
    item = context.program.state.item(value)
    return item[0] in _FOLLOWED or (item[0] == Kind.OBJ and context.catalog.sdk(item[1]) is not None)


def _replaced(context: Context, patch: Patch, replacement: ast.expr) -> Iterator[Rewrite | Refusal]:
    file = patch.call.file
    values = [v for holder in patch.holders for v in patched_values.held(context, holder, patch.name)]
    stood_for, given = values, [replacement]
    if patched_values.spec_of(context, values) is None:
        stood_for = [v for value in values for v in patched_values.returned(context, value)]
        given = given_by(context, file, replacement)
    spec = patched_values.spec_of(context, stood_for)
    if spec is None:
        return
    made = made_in(context, file, replacement) if not given else None
    if made is not None and not sets(context, file, replacement):
        yield from _specified(context, patch, made, spec)
        return
    faults = [_fault(context, file, expression, stood_for) for expression in given]
    fault = next(filter(None, faults), "") if given else "it is replaced by what gives nothing to await"
    if fault:
        families, functions = patched_values.families_of(context, stood_for), patched_values.turned(context, stood_for)
        yield patching.refused(context, patch, f"{patch.name}: {fault}", _HELP, families, functions)


def _fault(context: Context, file: int, given: ast.expr, values: list[Value]) -> str:
    """Why the mock cannot stand in for the client, or for the object."""
    families, functions = patched_values.families_of(context, values), patched_values.turned(context, values)
    if functions:
        return Mocks.of(context).plays(file, given, {context.program.scope(f).name: f for f in functions})
    return Mocks.of(context).stands_in(file, given, families)


def _specified(context: Context, patch: Patch, made: ast.Call, spec: tuple[str, str, Value]) -> Iterator[Rewrite | Refusal]:
    """``MagicMock()`` -> ``MagicMock(return_value=MagicMock(spec=AsyncClient))``."""
    syntax = context.syntax(patch.call.file)
    added, imports = mock_specs.class_in(syntax, *spec[:2])
    if added:
        keyword = f"return_value={syntax.source(made.func)}(spec={added})"
        families = patched_values.families_of(context, [spec[2]])
        told = gone_methods.of_mock(context, patch.call.file, made, families, "return_value")
        edits: list[Edit] = [mock_specs.with_keyword(syntax, made, keyword), *imports, *told]
        yield Rewrite(tuple((patch.call.file, edit) for edit in edits))
