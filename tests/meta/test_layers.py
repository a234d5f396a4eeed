"""Imports go one way; the contracts are in ``pyproject.toml``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_go_one_way() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model/extra.py", "import qdrant_async_migrate.write", "Imports go one way"),
        ("config/extra.py", "from qdrant_async_migrate.discover import read", "Imports go one way"),
        ("discover/extra.py", "import libcst", "Only rewrite, verify and the codemod adapter know libcst"),
        ("write/extra.py", "def f():\n    import rich.text", "Only cli and report know click and rich"),
        ("discover/extra.py", "import qdrant_client", "Nothing imports the client that it migrates"),
    ],
)
def test_a_contract_is_broken_by_what_it_forbids(tmp_path: Path, module: str, line: str, contract: str) -> None:
    package = lower_layers(tmp_path)
    assert lint_imports(tmp_path).returncode == 0
    (package / module).write_text(f"{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert [text for text in done.stdout.splitlines() if text.startswith(contract) and text.endswith("BROKEN")]


def test_a_module_without_a_layer_is_told(tmp_path: Path) -> None:
    (lower_layers(tmp_path) / "odd_one.py").touch()
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert "odd_one" in done.stdout + done.stderr


def lower_layers(folder: Path) -> Path:
    """A copy of the contracts and of a few packages that keep them."""
    package = folder / "qdrant_async_migrate"
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("model", "config", "discover", "write"):
        shutil.copytree(ROOT / package.name / name, package / name, ignore=shutil.ignore_patterns("__pycache__"))
    (package / "__init__.py").touch()
    for name in ("_version", "lazy", "records"):
        (package / f"{name}.py").touch()
    return package
