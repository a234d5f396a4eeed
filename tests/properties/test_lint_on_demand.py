"""A lint that looks only at the files that have to do with anything asynchronous finds what one of all files finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.demand import parts
from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.pipeline import run_check
from tests.fixtures.case import FOLDER, every, load
from tests.fixtures.running import write_files
from tests.properties.reading import files_read, left_out

FILES = {
    "pyproject.toml": "",
    "service/__init__.py": "",
    "service/api.py": "from shared.files import text\n\nasync def show(name):\n    return text(name)\n",
    "service/steps.py": """
from typing import Protocol

class Step(Protocol):
    def proceed(self): ...

async def each(steps: list[Step]):
    for step in steps:
        step.proceed()
""",
    "shared/__init__.py": "",
    "shared/files.py": "def text(name):\n    with open(name) as stream:\n        return stream.read()\n",
    "jobs/__init__.py": "",
    "jobs/nightly.py": "from shared.files import text\n\ndef main():\n    print(text('a'))\n",
    "fitting/__init__.py": "",
    "fitting/sleeps.py": "import time\n\nclass Pause:\n    def proceed(self):\n        time.sleep(1)\n",
    "named/__init__.py": "",
    "named/slow.py": "import time\n\ndef run():\n    time.sleep(1)\n",
    "hooks/__init__.py": "",
    "hooks/load.py": """
import importlib

async def call():
    importlib.import_module('named.slow').run()
""",
    "far/__init__.py": "",
    "far/numbers.py": "from far import more\n\ndef add(a, b):\n    return more.plain(a) + b  # qam: ignore[QAM302]\n",
    "far/more.py": "def plain(a):\n    return a\n",
    "broken/__init__.py": "def (:\n",
    "client/__init__.py": "",
    "client/main.py": "from qdrant_client import AsyncQdrantClient\n\ndef main():\n    AsyncQdrantClient('a').count('b')\n",
}


def found(root: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    monkeypatch.setenv("QAM_SCAN", how)
    return run_check(["."], Config(cache=False), cwd=root).findings


@pytest.mark.parametrize("left", ["", *FILES])
def test_a_tree_of_packages(tmp_path: Path, left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {path: text for path, text in FILES.items() if path != left})
    assert found(root, "demand", monkeypatch) == found(root, "full", monkeypatch)


def test_only_some_are_scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, FILES)
    with files_read(monkeypatch) as seen:
        findings = run_check(["."], Config(cache=False, jobs=1), cwd=write_files(root, {"a.py": "\n" * 200_000})).findings
    assert {f.path for f in findings} == {
        "broken/__init__.py",
        "client/main.py",
        "far/numbers.py",
        "hooks/load.py",
        "service/api.py",
        "service/steps.py",
    }
    assert seen == {path for path in FILES if path.endswith(".py") and not path.startswith("far")}


APART = ("fitting/", "named/")
"""Packages that nobody imports: a huge tree is looked at in parts, which do not see those."""


@pytest.mark.parametrize("most", [10, 200, 10_000])
def test_a_tree_in_parts(tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {path: text for path, text in FILES.items() if not path.startswith((*APART, "broken"))})
    whole = found(root, "full", monkeypatch)
    monkeypatch.setattr(parts, "_TOGETHER", most)
    made: list[parts.Part] = []
    plain = parts.Part
    monkeypatch.setattr(parts, "Part", lambda *given: made.append(plain(*given)) or made[-1])  # type: ignore[func-returns-value]
    assert found(root, "parts", monkeypatch) == whole
    assert len(made) == {10: 3, 200: 2, 10_000: 1}[most]


def test_what_is_beyond_a_part_is_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_AROUND", 10)
    monkeypatch.setattr(parts, "MOST", 10)
    root = write_files(tmp_path, FILES)
    assert "service/api.py" not in {f.path for f in found(root, "parts", monkeypatch)}
    (root / "service/own.py").write_text("import time\n\nasync def wait():\n    time.sleep(1)\n")
    assert "service/own.py" in {f.path for f in found(root, "parts", monkeypatch)}


@pytest.mark.parametrize("path", every(), ids=lambda p: p.relative_to(FOLDER).with_suffix("").as_posix())
def test_cases(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load(path)
    write_files(tmp_path, case.before)
    (tmp_path / "pyproject.toml").touch()
    with files_read(monkeypatch) as seen:
        on_demand = found(tmp_path, "demand", monkeypatch)
    assert found(tmp_path, "parts", monkeypatch) == on_demand
    if left_out(tmp_path, seen):
        assert found(tmp_path, "full", monkeypatch) == on_demand
