"""Names as a file writes them: another name for the same thing, with the import it needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Rename


def rebound(syntax: Syntax, names: list[ast.Name], dotted: str) -> Iterator[Edit]:
    """Let ``names``, all the same, mean ``dotted`` instead, with the import it needs."""
    module, _, short = dotted.rpartition(".")
    old = names[0].id
    yield from (Rename(syntax.span(n), short) for n in names)
    others = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == old and n not in names]
    yield AddImport(module, short)
    for statement in ast.walk(syntax.tree):
        if isinstance(statement, ast.ImportFrom) and not others:
            yield from (DropImport(syntax.span(a)) for a in statement.names if (a.asname or a.name) == old)


def spelled(syntax: Syntax, dotted: str) -> tuple[str, list[Edit]]:
    """How the file writes ``dotted``, and the import that it lacks: ``import pytest as p`` makes it ``p.mark``."""
    package, _, rest = dotted.partition(".")
    for statement in syntax.tree.body if isinstance(syntax.tree, ast.Module) else []:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                if alias.name == package:
                    return f"{alias.asname or package}.{rest}", []
    return dotted, [AddImport(package)]


def definition(context: Context, function: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The syntax of a function of the program."""
    node = context.syntax(context.program.file(function)).find(context.program.scope(function).place, *FUNCTIONS)
    return node if isinstance(node, FUNCTIONS) else None
