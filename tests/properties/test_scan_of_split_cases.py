"""A case whose definitions stand in files of their own gives with a scan on demand what it gives when all files are read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.case import FOLDER, every, load
from tests.fixtures.running import write_files

from .test_scan_on_demand import same_either_way

OTHERWISE = {
    "decorators/returns_another_function",
    "plain/functions_given_to_a_class",
    "plain/namespaces_of_their_own",
    "situations/kept_method_in_variable",
}
"""Cases in which a file that need not be read for the decision would give another reason for it, or meet what moves where all
files are read: both results are right."""


def cases() -> Iterator[tuple[str, dict[str, str]]]:
    """Cases with one file of Python, split."""
    for path in every():
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        before = load(path).before
        sources = [text for file, text in before.items() if file.endswith(".py")]
        files = split(sources[0]) if len(sources) == 1 and name not in OTHERWISE else None
        if files:
            yield name, files


def split(text: str) -> dict[str, str] | None:
    """A module for each definition, and one for the rest; None where that cannot be done so simply."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return None
    imports = [s for s in tree.body if isinstance(s, ast.Import | ast.ImportFrom)]
    named = {s.name: s for s in tree.body if isinstance(s, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    simple = not any(isinstance(s, ast.ImportFrom) and (s.level or s.names[0].name == "*") for s in imports)
    simple = simple and not any(isinstance(node, ast.Global) for node in ast.walk(tree))
    if not simple or len(named) < 2 or len({name.lower() for name in named}) < len(named):
        return None
    rest = [s for s in tree.body if s not in imports and s not in named.values()]
    kept = {n.id for s in rest for n in ast.walk(s) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    files = {f"m_{name.lower()}.py": module([node], imports, named.keys() - {name}, kept) for name, node in named.items()}
    return files | {"rest.py": module(rest, imports, named.keys(), set())}


def module(body: list[ast.stmt], imports: list[ast.Import | ast.ImportFrom], named: set[str], kept: set[str]) -> str:
    """Statements below the imports that they need."""
    used = {n.id for s in body for n in ast.walk(s) if isinstance(n, ast.Name)}
    lines = [line for node in imports for line in needed(node, used)]
    lines += [f"from m_{name.lower()} import {name}" for name in sorted(named & used)]
    lines += [f"from rest import {name}" for name in sorted(kept & used)]
    return "\n".join([*lines, "", "", *map(ast.unparse, body), ""])


def needed(node: ast.Import | ast.ImportFrom, used: set[str]) -> Iterator[str]:
    """Imports of the names that are used."""
    for alias in node.names:
        if (alias.asname or alias.name).partition(".")[0] in used:
            one = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], 0)
            yield ast.unparse(one)


CASES = dict(cases())


@pytest.mark.parametrize("name", sorted(CASES))
def test_split(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {"pyproject.toml": "", **CASES[name]})
    same_either_way(root, monkeypatch)
