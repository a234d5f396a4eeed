"""Names as a file writes them: another name for the same thing, with the import it needs."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import FUNCTIONS, Syntax
from qdrant_async_migrate.link.values import Kind
from qdrant_async_migrate.model.edits import AddImport, DropImport, Edit, Rename
from qdrant_async_migrate.model.facts import Place, Scope


def free_names(wanted: str, taken: Container[str]) -> Iterator[str]:
    """``wanted``, ``wanted_2`` ...: those that are not taken."""
    return (name for name in (wanted, *(f"{wanted}_{number}" for number in range(2, 99))) if name not in taken)


def rebound(syntax: Syntax, names: list[ast.Name], dotted: str) -> Iterator[Edit]:
    """Let ``names``, all the same, mean ``dotted`` instead, with the import it needs."""
    module, _, short = dotted.rpartition(".")
    old = names[0].id
    yield from (Rename(syntax.span(n), short) for n in names)
    others = [n for n in ast.walk(syntax.tree) if isinstance(n, ast.Name) and n.id == old and n not in names]
    yield AddImport(module, short)
    for statement in syntax.statements:
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


def dotted(context: Context, file: int, node: ast.expr) -> str:
    """The dotted name of what an expression like ``a.b.c`` means, where ``a`` comes from an import; else empty."""
    if isinstance(node, ast.Attribute):
        owner = dotted(context, file, node.value)
        return f"{owner}.{node.attr}" if owner else ""
    if not isinstance(node, ast.Name):
        return ""
    state = context.program.state
    names = {state.item(v)[1] for v in state.graph.values(cell(context, file, node)) if state.kind(v) in (Kind.EXT, Kind.MODULE)}
    return str(names.pop()) if len(names) == 1 else ""


def cell(context: Context, file: int, node: ast.Name) -> int:
    """The node of the value flow that a name stands for, where it stands; ``-1`` if it is bound nowhere in the file."""
    state = context.program.state
    scopes, bound = _scopes(context, file)
    if node.id not in bound:
        return -1
    around = context.syntax(file).ancestors(node)
    inside = [scopes[place] for a in around if (place := _place(a)) in scopes and not isinstance(a, ast.ClassDef)]
    found = next((s.cells[node.id] for s in [*inside, state.files[file].scopes[0]] if node.id in s.cells), None)
    return -1 if found is None else state.node_of(file, found)


def scope_at(context: Context, file: int, node: ast.AST) -> int:
    """The scope of a function or class whose definition a node is; -1 if it is none."""
    scope = _scopes(context, file)[0].get(_place(node))
    return -1 if scope is None or scope.index == 0 else context.module_scope(file) + scope.index


def _scopes(context: Context, file: int) -> tuple[dict[Place | None, Scope], frozenset[str]]:
    """The scopes of a file by their places, and all names that they bind."""
    known: dict[int, tuple[dict[Place | None, Scope], frozenset[str]]] = context.known.setdefault("scopes of files", {})
    if file not in known:
        scopes = context.program.state.files[file].scopes
        known[file] = {scope.place: scope for scope in scopes}, frozenset(name for scope in scopes for name in scope.cells)
    return known[file]


def _place(node: ast.AST) -> Place | None:
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset) if hasattr(node, "lineno") else None  # type: ignore[attr-defined]
