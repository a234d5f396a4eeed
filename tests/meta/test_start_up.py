"""What must not be imported to answer ``--version``: a budget of time, held as a list of modules, which a busy machine cannot
falsify."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("libcst", "rich", "qdrant_client", "numpy", "pathspec", "multiprocessing", "asyncio", "nbformat", "importlib.metadata")


def imported_by(code: str) -> set[str]:
    """The modules that are loaded after ``code`` has run in an interpreter of its own."""
    report = f"import sys, json\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint()\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def heavy(modules: set[str]) -> list[str]:
    return [name for name in HEAVY if name in modules]


def test_importing_the_package_is_free() -> None:
    modules = imported_by("import qdrant_async_migrate")
    assert "qdrant_async_migrate" in modules
    assert heavy(modules) == []
    assert "click" not in modules


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_no_engine(option: str) -> None:
    modules = imported_by(f"import qdrant_async_migrate.cli as cli; assert cli.run([{option!r}]) == 0")
    assert "qdrant_async_migrate.cli" in modules
    assert heavy(modules) == []


def test_a_heavy_import_would_be_noticed() -> None:
    assert "libcst" in heavy(imported_by("import libcst"))
