"""What stands in for the client where its import fails or is not asked for: ``Client = None``, a class of that name. It gets the
new name with the import, or both where the old name stays."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from qdrant_async_migrate.idioms.context import Context
from qdrant_async_migrate.idioms.syntax import Syntax
from qdrant_async_migrate.model.edits import AddImport, Edit, Insert, Rename, Span

Planned = tuple[int, Edit]
_Binding = ast.Assign | ast.AnnAssign | ast.ClassDef


def alternatives(context: Context, planned: Sequence[Planned]) -> Iterator[Planned]:
    """Edits for the other branch of every import that brings the new name."""
    renamed = {(file, edit.at) for file, edit in planned if isinstance(edit, Rename)}
    for file, edit in planned:
        syntax = context.syntax(file)
        if isinstance(edit, Rename) and edit.at in syntax.imported:
            statement, alias = syntax.imported[edit.at]
            for binding in _bindings(syntax, statement, alias.name) if alias.asname is None else ():
                mentions = {syntax.span(n) for n in _mentions(syntax, alias.name)}
                yield from _gone(syntax, file, binding, edit.to, renamed, mentions)
        elif isinstance(edit, AddImport) and edit.beside is not None:
            joined = next((s for s, _ in syntax.imported.values() if syntax.span(s) == edit.beside), None)
            for old in _old_names(context, joined, edit.name) if joined is not None else ():
                yield from ((file, _beside(syntax, b, old, edit.name)) for b in _bindings(syntax, joined, old))


def _gone(
    syntax: Syntax, file: int, binding: _Binding, new: str, renamed: set[tuple[int, Span]], mentions: set[Span]
) -> Iterator[Planned]:
    """The old name is not imported any more: the binding gets the new one, if nothing goes on asking for the old one."""
    target = binding if isinstance(binding, ast.ClassDef) else _target(binding)
    if target is None or (file, syntax.span(target)) in renamed:
        return
    if all((file, span) in renamed for span in mentions):
        yield file, Rename(syntax.span(target), new)
    else:
        yield file, _beside(syntax, binding, _name(binding), new)


def _beside(syntax: Syntax, binding: _Binding, old: str, new: str) -> Edit:
    value = binding.value if isinstance(binding, ast.Assign) else None
    is_none = isinstance(value, ast.Constant) and value.value is None
    return Insert(syntax.span(binding), "after", f"{new} = {'None' if is_none else old}")


def _bindings(syntax: Syntax, statement: ast.stmt | None, name: str) -> Iterator[_Binding]:
    """What binds the name in the branches beside the one of the import."""
    parent = syntax.parent(statement) if statement is not None else None
    branches: list[list[ast.stmt]] = []
    if isinstance(parent, ast.Try) and statement in parent.body:
        branches = [handler.body for handler in parent.handlers]
    elif isinstance(parent, ast.If):
        branches = [parent.orelse if statement in parent.body else parent.body]
    for found in (s for branch in branches for s in branch):
        if isinstance(found, (ast.Assign, ast.AnnAssign, ast.ClassDef)) and _name(found) == name:
            yield found


def _name(binding: _Binding) -> str:
    target = binding if isinstance(binding, ast.ClassDef) else _target(binding)
    return target.name if isinstance(target, ast.ClassDef) else target.id if target is not None else ""


def _target(binding: ast.Assign | ast.AnnAssign) -> ast.Name | None:
    targets = binding.targets if isinstance(binding, ast.Assign) else [binding.target]
    return targets[0] if len(targets) == 1 and isinstance(targets[0], ast.Name) else None


def _mentions(syntax: Syntax, name: str) -> Iterator[ast.AST]:
    """Where the file asks for the old name, by the name itself or as a text (``__all__``)."""
    for node in ast.walk(syntax.tree):
        named = isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        if named or (isinstance(node, ast.Constant) and node.value == name):
            yield node


def _old_names(context: Context, statement: ast.ImportFrom, new: str) -> list[str]:
    twins = {r.cls.rpartition(".")[2]: context.catalog.twin_spelling(r.cls) for r in context.program.state.references}
    return [alias.name for alias in statement.names if twins.get(alias.name, "").rpartition(".")[2] == new]
