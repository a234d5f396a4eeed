"""Methods that the release of the library has no more, and that code still calls: a mock which gets the class of the client has
them only if the test gives them, as it had before."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Literal

from qdrant_async_migrate.idioms import mock_specs, naming, suites
from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.mocks import AWAITING
from qdrant_async_migrate.idioms.patching import RESULTS, Patch
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import Edit, Insert
from qdrant_async_migrate.solve import below

Where = Literal["before", "after"]


def of_patch(context: Context, patch: Patch, node: ast.Call, families: Iterable[int], *above: str) -> list[Edit]:
    """``mock.search = AsyncMock()`` in the test, as far as it has a name for the mock; ``above``: from the name to the client."""
    syntax = context.syntax(patch.call.file)
    place = _named(syntax, node, _is_provided(context, patch))
    if place is None:
        return []
    name, statement, where = place
    (plain, _), (awaiting, imports) = mock_specs.mock_of(syntax, node), mock_specs.mock_of(syntax, node, AWAITING)
    return _set(context, patch.call.file, families, (statement, where), ".".join([name, *above]), (plain, awaiting), imports)


def of_mock(context: Context, file: int, made: ast.Call, families: Iterable[int], *above: str) -> list[Edit]:
    """The same behind ``mock = MagicMock(...)``."""
    syntax = context.syntax(file)
    statement = syntax.statement(made)
    if not isinstance(statement, ast.Assign) or statement.value is not made or not isinstance(statement.targets[0], ast.Name):
        return []
    awaiting, imports = mock_specs.beside(syntax, made, AWAITING)
    kinds = syntax.source(made.func), awaiting
    return _set(context, file, families, (statement, "after"), ".".join([statement.targets[0].id, *above]), kinds, imports)


def _is_provided(context: Context, patch: Patch) -> bool:
    """A fixture replaces, and gives the mock at once: ``patch()`` itself gives a patcher, which is started later."""
    state = context.program.state
    for value in patch.call.targets:
        item = state.item(value)
        while item[0] == Kind.MEM:
            item = state.item(item[-1])
        effect = state.known.effect(item[1]) if item[0] == Kind.OBJ else None
        if effect is not None and effect.kind == "provided":
            return True
    return False


def _named(syntax: Syntax, node: ast.Call, is_provided: bool) -> tuple[str, ast.stmt, Where] | None:
    """The name of the mock, and the statement before or behind which it can be told of its methods."""
    parent = syntax.parent(node)
    if isinstance(parent, FUNCTIONS):
        name = mock_specs.parameter_of(parent, node)
        return (name, parent.body[ast.get_docstring(parent) is not None and len(parent.body) > 1], "before") if name else None
    if isinstance(parent, ast.withitem) and isinstance(parent.optional_vars, ast.Name):
        holder = syntax.parent(parent)
        return (parent.optional_vars.id, holder.body[0], "before") if isinstance(holder, (ast.With, ast.AsyncWith)) else None
    if is_provided and isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
        return parent.targets[0].id, parent, "after"
    return None


def _set(
    context: Context,
    file: int,
    families: Iterable[int],
    place: tuple[ast.stmt, Where],
    client: str,
    kinds: tuple[str, str],
    imports: list[Edit],
) -> list[Edit]:
    syntax = context.syntax(file)
    function = syntax.function(place[0])
    text = syntax.source(function) if isinstance(function, ast.expr | ast.stmt) else syntax.text
    lines = []
    for method in _met(context, file, function, families):
        said = re.search(rf"\b{method}\.({'|'.join(sorted(RESULTS))})\s*=", text)
        lines.append(f"{client}.{method} = {kinds[1]}({'' if said else f'return_value={kinds[0]}()'})")
    return [Insert(syntax.span(place[0]), place[1], "\n".join(lines)), *imports] if lines else []


def _met(context: Context, file: int, function: ast.AST, families: Iterable[int]) -> list[str]:
    """The methods that the test names or that it reaches; all of them if it is no test."""
    gone = _gone(context, families)
    names = {n.attr for n in ast.walk(function) if isinstance(n, ast.Attribute)}
    scope = naming.scope_at(context, file, function) if isinstance(function, FUNCTIONS) else -1
    if scope < 0 or not suites.is_test(context, scope):
        return sorted(gone)
    reached = below(context.program, [scope])
    return sorted(m for m, hosts in gone.items() if m in names or not hosts.isdisjoint(reached))


def _gone(context: Context, families: Iterable[int]) -> dict[str, set[int]]:
    """The methods that are called on these clients and that the release has no more, with the functions that do so."""
    program = context.program
    found: dict[str, set[int]] = {}
    for family in families:
        sdk = context.catalog.sdk(program.families[family].client)
        for use in (program.uses[n] for n in program.families[family].calls) if sdk is not None else ():
            for call in use.clients:
                method = context.catalog.method(sdk, call.method) if call.family == family and sdk is not None else None
                if method is not None and method.removed:
                    found.setdefault(call.method, set()).add(program.host(use.scope))
    return found
