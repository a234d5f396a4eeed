"""What the project's packaging says: which functions are commands. Reads ``pyproject.toml`` and ``setup.cfg``; never fails."""

from __future__ import annotations

import configparser
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TARGET = re.compile(r"=\s*([\w.]+):(\w+)")


def scripts(root: Path, paths: Iterable[str] = ()) -> frozenset[str]:
    """Functions that installing the project makes commands, as ``package.module.function``; projects inside of it that hold
    one of the files ``paths`` included."""
    found: set[str] = set()
    for folder in {"", *(str(parent) for path in paths for parent in PurePosixPath(path).parents)}:
        here = root / folder
        found.update([*_pyproject(here / "pyproject.toml"), *_setup_cfg(here / "setup.cfg"), *_setup_py(here / "setup.py")])
    return frozenset(found)


def _pyproject(path: Path) -> Iterator[str]:
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    project = data.get("project", {})
    tables = [
        project.get("scripts", {}),
        project.get("gui-scripts", {}),
        data.get("tool", {}).get("poetry", {}).get("scripts", {}),
    ]
    for table in tables:
        for target in table.values() if isinstance(table, dict) else ():
            if isinstance(target, str) and ":" in target:
                yield target.replace(":", ".").strip()


def _setup_cfg(path: Path) -> Iterator[str]:
    parser = configparser.ConfigParser()
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, configparser.Error):
        return
    text = parser.get("options.entry_points", "console_scripts", fallback="")
    yield from (f"{module}.{function}" for module, function in _TARGET.findall(text))


def _setup_py(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return
    if "console_scripts" in text:
        yield from (f"{module}.{function}" for module, function in _TARGET.findall(text))
