"""A package as parsed modules and scopes, for the benchmark's own counting; knows nothing of the tool under test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(eq=False)
class Scope:
    """A module, function or lambda with the names it binds; classes are not scopes of their own but ``owner``."""

    module: Module
    node: ast.AST
    parent: Scope | None
    owner: str | None
    qualname: str
    bound: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    statements: list[ast.AST] = field(default_factory=list)

    def home_of(self, name: str) -> Scope | None:
        """The scope whose variable ``name`` is, seen from here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.bound and (name not in scope.elsewhere or scope.parent is None):
                return scope
            scope = scope.parent
        return None


@dataclass(eq=False)
class Module:
    """One file: its syntax tree, scopes, imports (``local name -> (module, name)``) and parents of nodes."""

    path: Path
    name: str
    tree: ast.Module
    scopes: list[Scope] = field(default_factory=list)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around ``node``, innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node


def parse_module(path: Path, root: Path) -> Module | None:
    """The module at ``path``, or None where it does not parse."""
    try:
        tree = ast.parse(path.read_bytes(), str(path))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    parts = list(path.relative_to(root).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    module = Module(path, ".".join(parts), tree)
    module.parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    _read_imports(module, is_package=path.stem == "__init__")
    _enter(module, tree, None, None, "")
    return module


def _read_imports(module: Module, *, is_package: bool) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                module.imports[alias.asname or first] = (alias.name if alias.asname else first, "")
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                stem = module.name.split(".")
                keep = len(stem) - node.level + (1 if is_package else 0)
                base = ".".join([*stem[: max(keep, 0)], *([node.module] if node.module else [])])
            for alias in node.names:
                module.imports[alias.asname or alias.name] = (base, alias.name)


def _enter(module: Module, node: ast.AST, parent: Scope | None, owner: str | None, qualname: str) -> None:
    scope = Scope(module, node, parent, owner, qualname)
    module.scopes.append(scope)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        a = node.args
        every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *([a.vararg] if a.vararg else []), *([a.kwarg] if a.kwarg else [])]
        scope.bound |= {arg.arg for arg in every}
    body = node.body if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) else [node.body]  # type: ignore[attr-defined]
    for child in body:
        _visit(child, scope, owner, qualname)


def _visit(node: ast.AST, scope: Scope, owner: str | None, prefix: str) -> None:
    """Collect what belongs to ``scope`` itself; functions become scopes of their own, class bodies stay in theirs."""
    scope.statements.append(node)
    dotted = f"{prefix}." if prefix else ""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            if not isinstance(scope.module.parents.get(node), ast.ClassDef):
                scope.bound.add(node.name)
            for outer in (*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)):
                _visit(outer, scope, owner, prefix)
            _enter(scope.module, node, scope, owner, f"{dotted}{node.name}")
            return
        case ast.Lambda():
            _enter(scope.module, node, scope, owner, f"{dotted}<lambda>")
            return
        case ast.ClassDef():
            scope.bound.add(node.name)
            scope.module.classes[node.name] = node
            for child in ast.iter_child_nodes(node):
                _visit(child, scope, node.name, f"{dotted}{node.name}")
            return
        case ast.Global() | ast.Nonlocal():
            scope.elsewhere |= set(node.names)
            scope.bound |= set(node.names)
            if isinstance(node, ast.Global):
                scope.module.scopes[0].bound |= set(node.names)
        case ast.Name(ctx=ast.Store()):
            scope.bound.add(node.id)
        case ast.alias():
            scope.bound.add((node.asname or node.name).split(".")[0])
        case ast.ExceptHandler(name=str(name)):
            scope.bound.add(name)
    for child in ast.iter_child_nodes(node):
        _visit(child, scope, owner, prefix)
