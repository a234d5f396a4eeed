"""Read the classes of a released package from its wheel, by syntax alone: nothing is imported, so any version can be read."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Member:
    """A public method or property of a class."""

    kind: str
    params: tuple[str, ...] = ()


def fetch(package: str, version: str, folder: Path) -> Path:
    """The wheel of a release, downloaded with pip unless ``folder`` has it."""
    stem = f"{package.replace('-', '_')}-{version}-"
    if not (found := sorted(folder.glob(f"{stem}*.whl"))):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "--dest", str(folder), f"{package}=={version}"], check=True)
        found = sorted(folder.glob(f"{stem}*.whl"))
    return found[0]


def class_members(wheel: Path, module: str, name: str) -> dict[str, Member]:
    """Public members of ``module.name``, inherited too where the wheel has the base; none without the class."""
    with zipfile.ZipFile(wheel) as archive:
        return dict(_members(archive, module, name))


def constructor_params(wheel: Path, module: str, name: str) -> tuple[str, ...]:
    """Parameters of ``module.name(...)`` in their order."""
    with zipfile.ZipFile(wheel) as archive:
        tree = ast.parse(archive.read(module.replace(".", "/") + ".py"))
    bodies = [node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
    return next(_params(f) for body in bodies for f in body if isinstance(f, ast.FunctionDef) and f.name == "__init__")


def _members(archive: zipfile.ZipFile, module: str, name: str) -> Iterator[tuple[str, Member]]:
    path = module.replace(".", "/") + ".py"
    if path not in archive.namelist():
        return
    tree = ast.parse(archive.read(path))
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            for base in node.bases:
                if isinstance(base, ast.Name):
                    yield from _members(archive, _home_of(base.id, tree, module), base.id)
            yield from _own_members(node)


def _own_members(node: ast.ClassDef) -> Iterator[tuple[str, Member]]:
    for item in node.body:
        if isinstance(item, FunctionNode) and not item.name.startswith("_"):
            yield item.name, Member(_kind(item), _params(item))
        elif isinstance(item, ast.Assign):
            constants = [target.id for target in item.targets if isinstance(target, ast.Name) and not target.id.startswith("_")]
            yield from ((name, Member("property")) for name in constants)


def _home_of(name: str, tree: ast.Module, module: str) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and any((a.asname or a.name) == name for a in node.names):
            return node.module
    return module


def _kind(node: FunctionNode) -> str:
    if any(ast.unparse(d).split(".")[-1] in ("property", "cached_property") for d in node.decorator_list):
        return "property"
    if isinstance(node, ast.AsyncFunctionDef):
        return "iterator" if _yields(node) else "coroutine"
    body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    match body:
        case [ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError")) | ast.Name(id="NotImplementedError"))]:
            return "raises"
    return "plain"


def _yields(node: FunctionNode) -> bool:
    nested = {id(inner) for f in ast.walk(node) if f is not node and isinstance(f, FunctionNode) for inner in ast.walk(f)}
    return any(isinstance(n, ast.Yield) and id(n) not in nested for n in ast.walk(node))


def _params(node: FunctionNode) -> tuple[str, ...]:
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return tuple(names[1:] if names[:1] in (["self"], ["cls"]) else names)
