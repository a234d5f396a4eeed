"""A large program is looked at only as far as something in it can change: who calls a client that is kept anyway is not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qdrant_async_migrate import demand
from qdrant_async_migrate.config import Config
from qdrant_async_migrate.pipeline import run_migrate
from tests.fixtures.running import write_files
from tests.properties.reading import files_read

KEPT = """
from qdrant_client import QdrantClient

class Shelf:
    def __init__(self):
        self.client = QdrantClient("localhost")

    def size(self):
        return self.client.count("a").count

    async def asize(self):
        return 0
"""
FREE = """
from qdrant_client import QdrantClient

def size():
    return QdrantClient("localhost").count("a").count
"""


def program(root: Path) -> Path:
    texts = {"pyproject.toml": "", "app/__init__.py": "", "app/kept.py": KEPT, "app/free.py": FREE}
    texts["app/near.py"] = "from app.kept import Shelf\n\ndef near(shelf: Shelf):\n    return shelf.size()\n"
    for number in range(6):
        texts[f"app/far{number}.py"] = _passes_on("near" if not number else f"far{number - 1}")
    texts["app/user.py"] = (
        "from app.free import size\n\ndef main():\n    print(size())\n\nif __name__ == '__main__':\n    main()\n"
    )
    return write_files(root, texts)


def _passes_on(module: str) -> str:
    return f"from app import {module}\n\ndef {{}}(shelf):\n    return {module}.{module}(shelf)\n"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Files that were scanned."""
    monkeypatch.setenv("QAM_SCAN", "demand")
    with files_read(monkeypatch) as seen:
        yield seen


def migrated(root: Path) -> tuple[dict[str, str | None], set[tuple[str, str]]]:
    found = run_migrate(["."], Config(cache=False), cwd=root)
    return {f.path: f.after for f in found.files if f.after is not None}, {(f.code, f.path) for f in found.findings}


def test_callers_of_what_is_kept_are_not_read(tmp_path: Path, looked_at: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root = program(tmp_path)
    for number in range(6):
        path = root / f"app/far{number}.py"
        path.write_text(path.read_text().format(f"far{number}"))
    whole = migrated(root)
    assert "app/far5.py" in looked_at
    looked_at.clear()
    monkeypatch.setattr(demand, "LARGE", 0)
    settled = migrated(root)
    assert settled == whole
    assert "app/user.py" in looked_at
    assert "app/far5.py" not in looked_at
