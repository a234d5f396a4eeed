"""Type-checks the files that a page has written, as they are at its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OPTIONS = ("--no-error-summary", "--ignore-missing-imports", "--check-untyped-defs", "--explicit-package-bases", "--config-file=")
SILENT = ("index", "union-attr")
"""A payload may be None by its type; pages leave that out for brevity."""


def complaints(folder: Path, cache: Path) -> str:
    """What mypy says of the Python files in ``folder``; empty if all is well."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py") if ".venv" not in path.parts)
    codes = [f"--disable-error-code={code}" for code in SILENT]
    command = [sys.executable, "-m", "mypy", *OPTIONS, *codes, f"--cache-dir={cache}", *files]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
