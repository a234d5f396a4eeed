"""The two virtual environments of the benchmarks, made once in the cache: the rivals and checkers, and what they import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def packages() -> dict[str, Any]:
    """The content of ``packages.toml``."""
    return tomllib.loads((Path(__file__).parent / "packages.toml").read_text(encoding="utf-8"))


def environment(name: str, wanted: Sequence[str], cache: Path) -> Path:
    """The environment ``name`` with ``wanted`` installed, made where it does not exist yet.

    Raises:
        subprocess.CalledProcessError: an environment or a package could not be installed; pip's words are on stderr.
    """
    folder = cache / "envs" / name
    note = folder / "installed.txt"
    if not note.exists() or note.read_text(encoding="utf-8").split() != list(wanted):
        print(f"making the environment {folder} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *wanted]
        subprocess.run(pip, check=True, stdout=sys.stderr)
        note.write_text("\n".join(wanted), encoding="utf-8")
    return folder
