"""The library: the same runs as functions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import qdrant_async_migrate as qam
from qdrant_async_migrate.model.errors import UsageError, WriteError

BEFORE = 'from qdrant_client import QdrantClient\n\n\ndef f(c: QdrantClient):\n    return c.count("x")\n'
AFTER = 'from qdrant_client import AsyncQdrantClient\n\n\nasync def f(c: AsyncQdrantClient):\n    return await c.count("x")\n'


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "store.py"
    file.write_text(BEFORE)
    return file


def test_names_are_there() -> None:
    for name in qam.__all__:
        assert getattr(qam, name) is not None
    assert dir(qam) == sorted(qam.__all__)
    with pytest.raises(AttributeError):
        qam.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_a_string() -> None:
    result = qam.migrate_source(BEFORE)
    assert result.code == AFTER
    assert [file.path for file in result.files] == ["source.py"]


def test_a_string_with_nothing_to_do() -> None:
    assert qam.migrate_source("x = 1\r\n").code == "x = 1\r\n"


def test_plan_then_write(store: Path) -> None:
    result = qam.migrate([store.name])
    assert (result.written, store.read_text()) == (False, BEFORE)
    assert result.summary.awaited == 1
    assert [function.symbol for function in result.functions] == ["store.f"]
    assert json.loads(result.to_json())["written"] is False
    done = result.write()
    assert (done.written, store.read_text()) == (True, AFTER)
    assert done.write() is done


def test_a_file_that_changed_meanwhile_is_not_written(store: Path) -> None:
    result = qam.migrate([store])
    store.write_text(BEFORE + "# mine\n")
    with pytest.raises(WriteError, match=r"store\.py"):
        result.write()
    assert store.read_text() == BEFORE + "# mine\n"


def test_write_at_once(store: Path) -> None:
    assert qam.migrate(["."], write=True).written
    assert store.read_text() == AFTER


def test_a_folder_has_no_one_code(store: Path) -> None:
    (store.parent / "other.py").touch()
    with pytest.raises(ValueError, match="over 2 files"):
        _ = qam.migrate(["."]).code


def test_settings_of_the_project_are_read_unless_given(store: Path) -> None:
    (store.parent / "pyproject.toml").write_text('[tool.qdrant-async-migrate]\nonly = ["elsewhere.g"]\nnonsense = 1\n')
    with pytest.raises(UsageError, match="nonsense"):
        qam.migrate(["."])
    assert qam.migrate(["."], qam.Config()).summary.awaited == 1


def test_errors_have_one_base(store: Path) -> None:
    with pytest.raises(qam.QamError):
        qam.migrate(["nowhere.py"])
