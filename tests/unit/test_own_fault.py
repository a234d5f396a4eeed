"""A result that does not pass its own check: said to be our fault (QAM003), exit status 3, and nothing of it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.cli import run
from qdrant_async_migrate.model.edits import Rejected

PROGRAM = """\
from qdrant_client import QdrantClient


def size(client: QdrantClient):
    return client.count("docs").count
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    for name in ("broken.py", "right.py"):
        (tmp_path / name).write_text(PROGRAM)
    return tmp_path


def test_what_fails_is_named_and_not_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from qdrant_async_migrate import verify

    real = verify.verify

    def rejecting(path: str, *given: object, **more: object) -> Rejected | None:
        return Rejected(path, "planted by a test") if path == "broken.py" else real(path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(verify, "verify", rejecting)
    assert run(["migrate", ".", "--write", "--jobs", "1", "--no-cache"]) == 3
    told = capsys.readouterr().err
    assert "QAM003 error" in told
    assert "planted by a test" in told
    assert (project / "broken.py").read_text() == PROGRAM
    assert "await client.count" in (project / "right.py").read_text()
