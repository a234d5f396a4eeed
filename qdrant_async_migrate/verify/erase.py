"""Erase what a migration may change anywhere: async, await, renamed names, declared imports. In: a syntax tree.
Out: the tree as if nothing were async, its names brought to one spelling; equal for a program before and after."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import is_
from typing import Any

from qdrant_async_migrate.records import dataclass

from ..model.edits import AddImport, DropImport, Edit, SetString
from ..rewrite.spans import Text

_Import = tuple[str, str, str]


class Names:
    """Renamed names and string contents, both spellings brought to one."""

    def __init__(self, renames: Mapping[str, str], edits: Sequence[Edit]) -> None:
        self._new = dict(renames)
        self._ones: dict[str, str] = {}
        self._declared: frozenset[_Import] | None = None
        self._strings = sorted({(edit.new, edit.old) for edit in edits if isinstance(edit, SetString)}, reverse=True)

    def one(self, name: str) -> str:
        """The newest spelling of ``name`` (of a circle the first in the alphabet), part by part if it is dotted."""
        one = self._ones.get(name)
        if one is None:
            one = self._ones[name] = ".".join(map(self._newest, name.split("."))) if self._new else name
        return one

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
    """``tree`` erased; ``before`` is the original text, in which ``edits`` have their positions. What is the same in both is
    shared, so nobody may change it."""
    eraser = _Eraser(names, names.declared(before, edits))
    bare = eraser.visit(tree)
    assert isinstance(bare, ast.Module)
    return Erasure(bare, eraser.async_generators, eraser.generator_lines)


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


class _Eraser:
    """Makes new nodes only above what changes: most of a tree stays as it is."""

    def __init__(self, names: Names, declared: frozenset[_Import]) -> None:
        self.names = names
        self.declared = declared
        self.async_generators: list[bool] = []
        self.generator_lines: list[int] = []
        self.iterated: set[ast.AST] = set()
        """What is iterated asynchronously: it may be an async generator."""
        self.variables: frozenset[str] = frozenset()
        """Variables of the coroutine function around, of which all is iterated so."""

    def visit(self, node: ast.AST) -> ast.AST | None:
        """The node erased; None where nothing is left of it."""
        visitor = _VISITORS.get(node.__class__)
        return self.fields(node) if visitor is None else visitor(self, node)

    def fields(self, node: ast.AST, kind: type[ast.AST] | None = None, **given: object) -> ast.AST:
        """The node with its fields erased, as one of ``kind`` and with the fields ``given`` in place of its own."""
        changed = given
        for name, value in {**vars(node), **given}.items():
            new = self._field(name, value, node)
            if new is not value:
                changed[name] = new
        return node if kind is None and not changed else _copied(node, kind or node.__class__, changed)

    def _field(self, name: str, value: object, node: ast.AST) -> object:
        if isinstance(value, ast.AST):
            return self.visit(value) if value._fields else value
        if isinstance(value, str):
            return self.names.one(value)
        return self._list(name, value, node) if isinstance(value, list) else value

    def _list(self, name: str, value: list[object], node: ast.AST) -> list[object]:
        new = [found for item in value if (found := self._item(item)) is not None or item is None]
        if not new and name == "body" and not isinstance(node, ast.Module):
            return [ast.Pass()]
        if name in ("orelse", "finalbody") and len(new) == 1 and isinstance(new[0], ast.Pass):
            return []
        same = len(new) == len(value) and all(map(is_, new, value))
        return value if same else new

    def _item(self, item: object) -> object:
        if isinstance(item, ast.AST):
            return self.visit(item)
        return self.names.one(item) if isinstance(item, str) else item

    def _AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        around, self.variables = self.variables, _iterated(node)
        found = self.fields(node, ast.FunctionDef)
        self.variables = around
        return found

    def _Assign(self, node: ast.Assign) -> ast.AST:
        match node.targets:
            case [ast.Name(id=name)] if name in self.variables:
                self.iterated.add(node.value)
        return self.fields(node)

    def _AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        self.iterated.add(node.iter)
        return self.fields(node, ast.For)

    def _Await(self, node: ast.Await) -> ast.AST | None:
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "anext":
            self.iterated.update(node.value.args[:1])
        return self.visit(node.value)

    def _comprehension(self, node: ast.comprehension) -> ast.AST:
        if not node.is_async:
            return self.fields(node)
        self.iterated.add(node.iter)
        return self.fields(node, is_async=0)

    def _GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        self.async_generators.append(_is_async(node) and node not in self.iterated)
        self.generator_lines.append(node.lineno)
        return self.fields(node)

    def _Constant(self, node: ast.Constant) -> ast.AST:
        text = self.names.text(node.value) if isinstance(node.value, str) else node.value
        return node if text is node.value else _copied(node, ast.Constant, {"value": text})

    def _Import(self, node: ast.Import | ast.ImportFrom) -> ast.AST | None:
        kept = [alias for alias in node.names if _spoken(node, alias, self.names) not in self.declared]
        return (self.fields(node) if len(kept) == len(node.names) else self.fields(node, names=kept)) if kept else None


_VISITORS: Mapping[type[ast.AST], Callable[[_Eraser, Any], ast.AST | None]] = {
    ast.AsyncFunctionDef: _Eraser._AsyncFunctionDef,
    ast.Assign: _Eraser._Assign,
    ast.AsyncWith: lambda eraser, node: eraser.fields(node, ast.With),
    ast.AsyncFor: _Eraser._AsyncFor,
    ast.Await: _Eraser._Await,
    ast.comprehension: _Eraser._comprehension,
    ast.GeneratorExp: _Eraser._GeneratorExp,
    ast.Constant: _Eraser._Constant,
    ast.Import: _Eraser._Import,
    ast.ImportFrom: _Eraser._Import,
}


def _iterated(function: ast.AsyncFunctionDef) -> frozenset[str]:
    """Variables that are read only to iterate over them asynchronously."""
    nodes = list(ast.walk(function))
    read = Counter(n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    places: list[ast.expr] = []
    for node in nodes:
        match node:
            case ast.AsyncFor(iter=place) | ast.comprehension(iter=place, is_async=1):
                places.append(place)
            case ast.Await(value=ast.Call(func=ast.Name(id="anext"), args=[place, *_])):
                places.append(place)
    taken = Counter(place.id for place in places if isinstance(place, ast.Name))
    return frozenset(name for name, times in taken.items() if times == read[name])


def _copied(node: ast.AST, kind: type[ast.AST], changed: Mapping[str, object]) -> ast.AST:
    """A node of ``kind`` with the fields and the position of ``node``, some of them changed."""
    copy = kind.__new__(kind)
    vars(copy).update(vars(node))
    vars(copy).update(changed)
    return copy


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
