"""Mocks without a class, where they are made: methods that are awaited are set to ``AsyncMock``s. Last of all idioms, which ask
for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms import mock_specs, patching
from qdrant_async_migrate.idioms.context import Context, Rewrite
from qdrant_async_migrate.idioms.mock_methods import Mocks
from qdrant_async_migrate.idioms.mocks import AWAITING, Mock
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import Edit, Insert, Replace

ORDER = 95


def for_program(context: Context) -> Iterator[Rewrite]:
    """The mocks that the places asked for, or that stand in for a client."""
    if "mocks" in context.memo:
        for mock in Mocks.of(context).reach.made:
            if mock.called and not mock.is_awaited:
                yield Rewrite(tuple((mock.call.file, edit) for edit in _awaited(context.syntax(mock.call.file), mock)))
            elif mock.methods:
                yield Rewrite(tuple((mock.call.file, edit) for edit in _edits(context.syntax(mock.call.file), mock)))


def _edits(syntax: Syntax, mock: Mock) -> Iterator[Edit]:
    """``client.count = AsyncMock()`` behind ``client = Mock()``; ``Mock(count=AsyncMock())`` where it has no name."""
    name, _import = mock_specs.beside(syntax, mock.node, AWAITING)
    yield from _import
    statement = syntax.statement(mock.node)
    given = {method: f"{name}({'' if not _result(syntax, mock, method) else _plain(syntax, mock)})" for method in mock.methods}
    if isinstance(statement, ast.Assign) and statement.value is mock.node and _named(statement) and not mock.configured:
        lines = [f"{_named(statement)}.{method} = {value}" for method, value in given.items()]
        yield Insert(syntax.span(statement), "after", "\n".join(lines))
        return
    slots = tuple((f"__qam_{i}__", (syntax.span(k.value),)) for i, k in enumerate(mock.node.keywords))
    before = [f"{k.arg}={slot}" if k.arg else f"**{slot}" for k, (slot, _) in zip(mock.node.keywords, slots, strict=True)]
    code = f"{syntax.source(mock.node.func)}({', '.join([*before, *(f'{m}={v}' for m, v in given.items())])})"
    yield Replace(syntax.span(mock.node), code, slots)


def _awaited(syntax: Syntax, mock: Mock) -> Iterator[Edit]:
    """``Mock(return_value=x)``, in the place of a method that is awaited -> ``AsyncMock(return_value=x)``."""
    name, imports = mock_specs.beside(syntax, mock.node, AWAITING)
    yield from imports
    slots = tuple((f"__qam_{i}__", (syntax.span(k.value),)) for i, k in enumerate(mock.node.keywords))
    given = [f"{k.arg}={slot}" for k, (slot, _) in zip(mock.node.keywords, slots, strict=True)]
    if mock.results and not {k.arg for k in mock.node.keywords} & patching.RESULTS:
        given.append(_plain(syntax, mock))
    yield Replace(syntax.span(mock.node), f"{name}({', '.join(given)})", slots)


def _named(statement: ast.Assign) -> str:
    """``client`` or ``self.client``: the one name that the statement gives."""
    target = statement.targets[0]
    return ast.unparse(target) if len(statement.targets) == 1 and isinstance(target, (ast.Name, ast.Attribute)) else ""


def _plain(syntax: Syntax, mock: Mock) -> str:
    return f"return_value={syntax.source(mock.node.func)}()"


def _result(syntax: Syntax, mock: Mock, method: str) -> bool:
    """What awaiting the method gives is looked at, and the code behind the mock does not say what it is."""
    if method not in mock.results or any(f"{method}.{attribute}" in (mock.configured or ()) for attribute in patching.RESULTS):
        return False
    statement = syntax.statement(mock.node)
    name = _named(statement) if isinstance(statement, ast.Assign) else ""
    wanted = {f"{name}.{method}.{attribute}" for attribute in patching.RESULTS}
    block = syntax.block(statement)
    later = block[block.index(statement) + 1 :] if name else []
    return not any(isinstance(s, ast.Assign) and any(ast.unparse(t) in wanted for t in s.targets) for s in later)
