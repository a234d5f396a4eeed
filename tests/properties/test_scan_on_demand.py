"""Looking only at the files that can take part gives what looking at all of them gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.findings import FileStatus
from qdrant_async_migrate.pipeline import run_migrate
from tests.fixtures.case import FOLDER, every, load
from tests.fixtures.running import write_files
from tests.properties.reading import files_read, left_out

PROGRAMS = Path(__file__).parents[1] / "runtime" / "programs"
STORE = """
from qdrant_client import QdrantClient
from .base import Base

class Store(Base):
    def __init__(self):
        self.client = QdrantClient("localhost")

    def size(self):
        return self.client.count("a").count
"""
FILES = {
    "pyproject.toml": "",
    "app/__init__.py": "",
    "app/base.py": "class Base:\n    def size(self):\n        raise NotImplementedError\n",
    "app/store.py": STORE,
    "app/exports.py": "from .store import Store as Shelf\n",
    "app/other.py": "from .base import Base\n\nclass Other(Base):\n    def size(self):\n        return 1\n",
    "app/registry.py": "MADE = {}\n\ndef register(name, thing):\n    MADE[name] = thing\n\ndef get(name):\n    return MADE[name]\n",
    "app/wiring.py": "from app import exports, registry\n\nregistry.register('a', exports.Shelf())\n",
    "app/plain.py": "from app.registry import register\n\nclass Plain:\n    def size(self):\n        return 2\n\nregister('b', Plain())\n",
    "app/main.py": "from app.registry import get\n\ndef main():\n    return get('a').size()\n",
    "app/far.py": "def add(a, b):\n    return a + b\n",
    "app/farther.py": "from app.far import add\n\nprint(add(1, 2))\n",
    "tests/conftest.py": "import pytest\nfrom app.exports import Shelf\n\n@pytest.fixture\ndef shelf():\n    return Shelf()\n",
    "tests/test_shelf.py": "def test_size(shelf):\n    assert shelf.size() == 3\n",
}


def outcome(root: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    monkeypatch.setenv("QAM_SCAN", how)
    found = run_migrate(["."], Config(), cwd=root)
    changed = [(f.path, f.after) for f in found.files if f.status is FileStatus.CHANGED]
    return found.findings, changed, found.functions, found.summary


def same_either_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with files_read(monkeypatch) as seen:
        on_demand = outcome(root, "demand", monkeypatch)
    if left_out(root, seen):
        assert on_demand == outcome(root, "full", monkeypatch)


def write(root: Path, leave_out: tuple[str, ...] = ()) -> Path:
    return write_files(root, {path: text for path, text in FILES.items() if path not in leave_out})


LEFT_OUT = [(), *((path,) for path in FILES if path not in ("pyproject.toml", "app/store.py"))]


@pytest.mark.parametrize("left", LEFT_OUT, ids=lambda left: left[0] if left else "all")
def test_a_program_in_many_files(tmp_path: Path, left: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, left)
    assert outcome(root, "demand", monkeypatch) == outcome(root, "full", monkeypatch)


SHORT = {
    "pyproject.toml": "",
    "code/kept/shelf.py": STORE.replace("from .base import Base", "class Base: ..."),
    "code/kept/plain.py": "def add(a, b):\n    return a + b\n",
    "tools/report.py": "from kept.shelf import Store\n\ndef report():\n    return Store().size()\n",
    "tools/count.py": "import kept.shelf as k\n\ndef count():\n    return k.Store().size()\n",
    "tools/around.py": "from kept import shelf\n\ndef around():\n    return shelf.Store().size()\n",
    "tools/whole.py": "from code.kept.shelf import Store\n\ndef whole():\n    return Store().size()\n",
}


@pytest.mark.parametrize("packages", [(), ("code/kept",), ("code", "code/kept"), ("tools",)], ids=" ".join)
def test_folders_that_are_no_packages(tmp_path: Path, packages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {**SHORT, **{f"{folder}/__init__.py": "" for folder in packages}})
    assert outcome(root, "demand", monkeypatch) == outcome(root, "full", monkeypatch)


@pytest.mark.parametrize("name", sorted(p.name for p in PROGRAMS.iterdir() if p.is_dir()))
def test_programs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(PROGRAMS / name, tmp_path / "program")
    (root / "pyproject.toml").touch()
    assert outcome(root, "demand", monkeypatch) == outcome(root, "full", monkeypatch)


@pytest.mark.parametrize("path", every(), ids=lambda p: p.relative_to(FOLDER).with_suffix("").as_posix())
def test_cases(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = load(path)
    write_files(tmp_path, case.before)
    (tmp_path / "pyproject.toml").touch()
    same_either_way(tmp_path, monkeypatch)


@pytest.mark.parametrize("path", every()[::40], ids=lambda p: p.relative_to(FOLDER).with_suffix("").as_posix())
def test_all_files_on_demand(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, load(path).before)
    (tmp_path / "pyproject.toml").touch()
    assert outcome(tmp_path, "demand", monkeypatch) == outcome(tmp_path, "full", monkeypatch)


def test_files_that_take_no_part_are_not_scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path)
    monkeypatch.setenv("QAM_SCAN", "demand")
    with files_read(monkeypatch) as seen:
        run_migrate(["."], Config(), cwd=root)
    assert {"app/store.py", "app/other.py", "app/main.py"} <= seen
    assert not {"app/far.py", "app/farther.py"} & seen
