"""A fault of an idiom is told and keeps what it concerns; the run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.idioms import plain
from qdrant_async_migrate.idioms.context import Answer, Context
from qdrant_async_migrate.model.program import Use
from qdrant_async_migrate.pipeline import run_migrate
from tests.fixtures.running import write_files

ONE = "from qdrant_client import QdrantClient\n\n\ndef one():\n    return QdrantClient(':memory:').count('a')\n\n\nprint(one())\n"


def test_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_files(tmp_path, {"pyproject.toml": "", "one.py": ONE, "other.py": ONE.replace("one", "other")})
    ask = plain.for_use

    def broken(context: Context, use: Use) -> Answer:
        if context.program.state.files[use.file].path == "one.py":
            raise AssertionError("not thought of")
        return ask(context, use)

    monkeypatch.setattr(plain, "for_use", broken)
    found = run_migrate(["."], Config(cache=False), cwd=root)
    told = [f for f in found.findings if f.code == "QAM003"]
    assert told and all(f.path == "one.py" and "AssertionError" in f.message for f in told)
    assert [f.path for f in found.files if f.status.value == "changed"] == ["other.py"]
