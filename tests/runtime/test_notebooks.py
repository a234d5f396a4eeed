"""Notebooks run before and after in IPython, on the embedded engine: the same is printed, and no cell fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.findings import FileStatus
from qdrant_async_migrate.pipeline import run_migrate
from tests.unit.notebooks import in_bytes, notebook

KERNEL = Path(__file__).with_name("kernel.py")
SETUP = """%load_ext autoreload
import os
from qdrant_client import QdrantClient, models
client = QdrantClient(":memory:")
client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
client.upsert("docs", [models.PointStruct(id=i, vector=[1.0, i], payload={"n": i}) for i in range(5)]);"""
FUNCTIONS = """def top(vector, limit=2):
    hits = client.query_points("docs", query=vector, limit=limit).points
    return [hit.id for hit in hits]

def pages():
    offset = None
    while True:
        points, offset = client.scroll("docs", limit=2, offset=offset)
        yield from (p.id for p in points)
        if offset is None:
            return

class Shelf:
    def __init__(self, name):
        self.name = name
    @property
    def size(self):
        return client.count(self.name).count"""
NOTEBOOKS = {
    "top_level": [SETUP, FUNCTIONS, "top([0.0, 1.0])", "print(top([1.0, 0.0]), [top([0.0, i]) for i in (1.0, -1.0)])"],
    "loops": [SETUP, FUNCTIONS, "for n in pages():\n    print(n)", "print(list(pages()), sum(n for n in pages()))"],
    "methods": [
        SETUP,
        FUNCTIONS,
        "shelf = Shelf('docs')\nprint(shelf.size)",
        "if shelf.size > 3:\n    print(f'{shelf.size:>5}')",
    ],
    "magics": [
        SETUP,
        "names = !echo a b\nprint(names)\nfor name in names:\n    %env QAM_TEST=1\n    print(client.count('docs').count)",
        "%%time\nfunctions = 1\ndef size():\n    return client.count('docs').count",
        "print(size())\n%pwd\nclient.count('docs').count",
        "%%bash\necho shell\n",
    ],
    "rebound": [
        SETUP,
        "print(client.count('docs').count)",
        "client.close()\nclient = QdrantClient(':memory:')",
        "print(client.get_collections().collections, client.collection_exists('docs'))",
        "try:\n    client.count('none')\nexcept ValueError as error:\n    print('failed', type(error).__name__)",
        "n = 0\nn += len(client.get_collections().collections)\nassert not client.collection_exists('x')\nn",
    ],
    "future": [
        SETUP,
        "from __future__ import annotations\ndef f(c: QdrantClient) -> int:\n    return c.count('docs').count",
        "f(client)",
    ],
}


def outputs(path: Path) -> tuple[int, str]:
    command = [sys.executable, str(KERNEL), path.name]
    done = subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False, timeout=120)
    assert "never awaited" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    lines = (line for line in done.stdout.splitlines() if not line.startswith(("CPU times", "Wall time")))
    return done.returncode, "\n".join(lines)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_prints_the_same(name: str, tmp_path: Path) -> None:
    pytest.importorskip("IPython", reason="the test extra is not installed")
    (tmp_path / "pyproject.toml").write_text("")
    path = tmp_path / "demo.ipynb"
    path.write_bytes(in_bytes(notebook(NOTEBOOKS[name])))
    before, printed = path.read_bytes(), outputs(path)
    result = run_migrate(["."], Config(), cwd=tmp_path, write=True)
    assert [file.status for file in result.files] == [FileStatus.CHANGED], result.findings
    assert outputs(path) == printed
    assert "await client" in path.read_text() and "asyncio.run" not in path.read_text()
    assert _apart_from_sources(path.read_bytes()) == _apart_from_sources(before)
    again = run_migrate(["."], Config(), cwd=tmp_path, write=True)
    assert [file.status for file in again.files] == [FileStatus.UNCHANGED]


def _apart_from_sources(data: bytes) -> object:
    content = json.loads(data)
    return [[{k: v for k, v in cell.items() if k != "source"} for cell in content["cells"]], content["metadata"]]


def test_the_patch_applies(tmp_path: Path) -> None:
    from qdrant_async_migrate.report.diff import patch

    (tmp_path / "pyproject.toml").write_text("")
    path = tmp_path / "demo.ipynb"
    path.write_bytes(in_bytes(notebook(NOTEBOOKS["top_level"]), "indent 2, escapes, sorted, no newline"))
    result = run_migrate(["."], Config(), cwd=tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch(result), check=True)
    assert path.read_text() == next(file.after for file in result.files if file.status is FileStatus.CHANGED)
