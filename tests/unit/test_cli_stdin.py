"""``--stdin-filename NAME -``: one file from an editor, its program from disk."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from qdrant_async_migrate.cli import run

STORE = """\
from qdrant_client import QdrantClient


def make() -> QdrantClient:
    return QdrantClient(url="http://qdrant:6333")
"""
USE = """\
from store import make


def count() -> int:
    return make().count("docs").count
"""


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", Stdin(text.encode()))
    return run(["migrate", "--no-cache", *arguments, "-"])


ALONE = 'from qdrant_client import QdrantClient\n\n\ndef f(c: QdrantClient):\n    return c.count("x")\n'
ALONE_AFTER = (
    'from qdrant_client import AsyncQdrantClient\n\n\nasync def f(c: AsyncQdrantClient):\n    return await c.count("x")\n'
)


def test_write_puts_the_text_on_stdout(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert piped(monkeypatch, ALONE, "--stdin-filename", "new.py", "--write") == 0
    assert capfd.readouterr().out == ALONE_AFTER
    assert not (project / "new.py").exists()


def test_without_it_a_diff_under_that_name(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "app").mkdir()
    assert piped(monkeypatch, ALONE, "--stdin-filename", "app/new.py") == 0
    assert capfd.readouterr().out.startswith("--- a/app/new.py\n+++ b/app/new.py\n")


def test_the_text_counts_and_not_the_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "new.py").write_text("def nothing(): ...\n")
    assert piped(monkeypatch, ALONE, "--stdin-filename", "new.py", "--format", "json") == 0
    report = json.loads(capfd.readouterr().out)
    assert report["summary"]["calls"]["awaited"] == 1
    assert (project / "new.py").read_text() == "def nothing(): ...\n"


def test_a_text_with_nothing_to_do_comes_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert piped(monkeypatch, "x = 1\r\n", "--stdin-filename", "new.py", "--write") == 0
    assert capfd.readouterr().out == "x = 1\r\n"


def test_a_change_that_needs_other_files_is_held_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "store.py").write_text(STORE)
    (project / "use.py").write_text(USE)
    assert piped(monkeypatch, USE, "--stdin-filename", "use.py", "--write") == 1
    assert capfd.readouterr().out == USE


def test_the_folder_must_be_there(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert piped(monkeypatch, ALONE, "--stdin-filename", "nowhere/new.py") == 2
    assert "there is no folder nowhere" in capfd.readouterr().err
