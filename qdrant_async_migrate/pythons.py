"""The lowest Python that the project runs on, as its packaging says. Reads the files that say so; never fails, what cannot be
read is as if it were not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qdrant_async_migrate.catalog.specifiers import oldest_allowed
from qdrant_async_migrate.formats import ini, toml

Version = tuple[int, int]
UNKNOWN: Version = (3, 10)
"""Where nothing is said: the lowest that the released clients and their async twin run on today."""
_KNOWN = tuple(f"3.{minor}" for minor in range(6, 30))


def lowest_python(root: Path) -> Version:
    """The lowest release of Python 3 that ``requires-python``, and what else says the same, allows."""
    for text in (*_pyproject(root / "pyproject.toml"), *_setup_cfg(root / "setup.cfg"), *_setup_py(root / "setup.py")):
        oldest = oldest_allowed(text, _KNOWN)
        if oldest:
            return 3, int(oldest.split(".")[1])
    return _used(root / ".python-version")


def _used(path: Path) -> Version:
    """The Python that the project's folder is worked in with, where nothing says what it is installed on."""
    parts = _read(path).split()[:1]
    numbers = parts[0].removeprefix("cpython-").split(".") if parts else []
    return (3, int(numbers[1])) if len(numbers) > 1 and numbers[0] == "3" and numbers[1].isdigit() else UNKNOWN


def _pyproject(path: Path) -> Iterator[str]:
    try:
        data: dict[str, Any] = toml(_read(path))
    except ValueError:
        return
    yield from _at(data, "project", "requires-python")
    yield from _at(data, "tool", "poetry", "dependencies", "python")


def _at(value: object, *keys: str) -> Iterator[str]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, str):
        yield value


def _setup_cfg(path: Path) -> Iterator[str]:
    parser = ini(_read(path))
    if parser is not None and parser.has_option("options", "python_requires"):
        yield parser.get("options", "python_requires")


def _setup_py(path: Path) -> Iterator[str]:
    try:
        tree = ast.parse(_read(path))
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "python_requires" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""
