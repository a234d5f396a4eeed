"""Erase what a migration may change anywhere: async, await, renamed names, declared imports. In: a syntax tree.
Out: the tree as if nothing were async, its names brought to one spelling; equal for a program before and after."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any

from qdrant_async_migrate.records import dataclass

from ..model.edits import AddImport, DropImport, Edit, SetString
from ..rewrite.spans import Text

_Import = tuple[str, str, str]


class Names:
    """Renamed names and string contents, both spellings brought to one."""

    def __init__(self, renames: Mapping[str, str], edits: Sequence[Edit]) -> None:
        self._new = dict(renames)
        self._declared: frozenset[_Import] | None = None
        self._strings = sorted({(edit.new, edit.old) for edit in edits if isinstance(edit, SetString)}, reverse=True)

    def one(self, name: str) -> str:
        """The newest spelling of ``name`` (of a circle the first in the alphabet), part by part if it is dotted."""
        return ".".join(map(self._newest, name.split("."))) if self._new else name

    def _newest(self, part: str) -> str:
        seen: list[str] = []
        while part in self._new and part not in seen:
            seen.append(part)
            part = self._new[part]
        return min(seen[seen.index(part) :]) if part in seen else part

    def declared(self, before: Text, edits: Sequence[Edit]) -> frozenset[_Import]:
        """The imports that ``edits`` of the text ``before`` add or drop; a ``Names`` is for one text."""
        if self._declared is None:
            self._declared = _declared(before, edits, self)
        return self._declared

    def text(self, content: str) -> str:
        """The oldest spelling of a string's content."""
        for new, old in self._strings:
            content = content.replace(new, old)
        return content


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erased tree, and which of its generator expressions were async, in the order of the tree."""

    tree: ast.Module
    async_generators: list[bool]
    generator_lines: list[int]


def erased(tree: ast.Module, before: Text, edits: Sequence[Edit], names: Names) -> Erasure:
    """Erase a copy of ``tree``; ``before`` is the original text, in which ``edits`` have their positions."""
    eraser = _Eraser(names, names.declared(before, edits))
    bare: ast.Module = eraser.visit(_copied(tree))
    return Erasure(bare, eraser.async_generators, eraser.generator_lines)


def _copied(node: Any) -> Any:
    """A tree of the same kinds, fields and lines."""
    if isinstance(node, list):
        return [_copied(item) for item in node]
    if not isinstance(node, ast.AST):
        return node
    copy = type(node)(**{name: _copied(value) for name, value in ast.iter_fields(node)})
    return ast.copy_location(copy, node)


def _declared(before: Text, edits: Sequence[Edit], names: Names) -> frozenset[_Import]:
    """The imports that ``edits`` add or drop."""
    added = {_import(names, edit.module, edit.name, edit.asname) for edit in edits if isinstance(edit, AddImport)}
    gone = {edit.at[:2] for edit in edits if isinstance(edit, DropImport)}
    if not gone:
        return frozenset(added)
    for node in ast.walk(before.tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            added.update(_spoken(node, alias, names) for alias in node.names if before.span(alias)[:2] in gone)
    return frozenset(added)


def _import(names: Names, module: str, name: str, asname: str) -> _Import:
    return names.one(module), names.one(name), names.one(asname)


def _spoken(node: ast.Import | ast.ImportFrom, alias: ast.alias, names: Names) -> _Import:
    if isinstance(node, ast.Import):
        return _import(names, alias.name, "", alias.asname or "")
    return _import(names, "." * node.level + (node.module or ""), alias.name, alias.asname or "")


class _Eraser(ast.NodeTransformer):
    def __init__(self, names: Names, declared: frozenset[_Import]) -> None:
        self.names = names
        self.declared = declared
        self.async_generators: list[bool] = []
        self.generator_lines: list[int] = []
        self.iterated: set[ast.AST] = set()
        """What is iterated asynchronously: it may be an async generator."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field, value in ast.iter_fields(node):
            if isinstance(value, str) and not isinstance(node, ast.Constant):
                setattr(node, field, self.names.one(value))
            elif isinstance(value, list):
                self._list(node, field, value)
        return node

    def _list(self, node: ast.AST, field: str, value: list[object]) -> None:
        value[:] = [self.names.one(item) if isinstance(item, str) else item for item in value]
        if not value and field == "body" and not isinstance(node, ast.Module):
            value.append(ast.Pass())
        elif field in ("orelse", "finalbody") and len(value) == 1 and isinstance(value[0], ast.Pass):
            value.clear()

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._as(node, ast.FunctionDef)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        self.iterated.add(node.iter)
        return self._as(node, ast.For)

    def visit_AsyncWith(self, node: ast.AsyncWith) -> ast.AST:
        return self._as(node, ast.With)

    def visit_Await(self, node: ast.Await) -> ast.AST:
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "anext":
            self.iterated.update(node.value.args[:1])
        found: ast.AST = self.visit(node.value)
        return found

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        if node.is_async:
            self.iterated.add(node.iter)
        node.is_async = 0
        return self.generic_visit(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        self.async_generators.append(_is_async(node) and node not in self.iterated)
        self.generator_lines.append(node.lineno)
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):
            node.value = self.names.text(node.value)
        return node

    def visit_Import(self, node: ast.Import) -> ast.AST | None:
        return self._undeclared(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | None:
        return self._undeclared(node)

    def _undeclared(self, node: ast.Import | ast.ImportFrom) -> ast.AST | None:
        node.names = [alias for alias in node.names if _spoken(node, alias, self.names) not in self.declared]
        return self.generic_visit(node) if node.names else None

    def _as(self, node: ast.AST, kind: type[ast.AST]) -> ast.AST:
        fields = dict(ast.iter_fields(node))
        return self.generic_visit(ast.copy_location(kind(**fields), node))


def _is_async(node: ast.GeneratorExp) -> bool:
    """Whether a generator expression is an async generator: ``await`` or ``async for`` anywhere but in its first iterable."""
    first, *others = node.generators
    own: list[ast.AST] = [node.elt, first.target, *first.ifs, *others]
    return any(clause.is_async for clause in node.generators) or any(map(_awaits, own))


def _awaits(node: ast.AST) -> bool:
    match node:
        case ast.Await():
            return True
        case ast.Lambda():
            return False
        case ast.GeneratorExp():
            return _awaits(node.generators[0].iter)
        case ast.ListComp() | ast.SetComp() | ast.DictComp() if any(clause.is_async for clause in node.generators):
            return True
        case _:
            return any(map(_awaits, ast.iter_child_nodes(node)))
