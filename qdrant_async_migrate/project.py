"""What the project's packaging says: which functions are commands. Reads ``pyproject.toml`` and ``setup.cfg``; never fails."""

from __future__ import annotations

import configparser
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TARGET = re.compile(r"=\s*([\w.]+):(\w+)")


def scripts(root: Path) -> frozenset[str]:
    """Functions that installing the project makes commands, as ``package.module.function``."""
    return frozenset([*_pyproject(root / "pyproject.toml"), *_setup_cfg(root / "setup.cfg"), *_setup_py(root / "setup.py")])


def _pyproject(path: Path) -> Iterator[str]:
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    project = data.get("project", {})
    tables = [project.get("scripts", {}), project.get("gui-scripts", {}), data.get("tool", {}).get("poetry", {}).get("scripts", {})]
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
