"""--only: symbols that are known choose families; one that is not known is an error that names the nearest."""

from __future__ import annotations

from pathlib import Path

import pytest

from qdrant_async_migrate import Config, migrate
from qdrant_async_migrate.model.errors import UsageError

CODE = """from qdrant_client import QdrantClient


class Store:
    def size(self):
        return QdrantClient(url="http://docs").count("docs").count
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "store.py").write_text(CODE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("symbol", ["store", "store.Store", "store.Store.size"])
def test_a_known_symbol_chooses(project: Path, symbol: str) -> None:
    assert migrate(["."], config=Config(only=(symbol,))).summary.families_migrated == 1


@pytest.mark.parametrize(("symbol", "near"), [("store.Stor", "store.Store"), ("Store", "store.Store"), ("stores", "store")])
def test_an_unknown_symbol_is_an_error_that_names_the_nearest(project: Path, symbol: str, near: str) -> None:
    with pytest.raises(UsageError, match=rf"{symbol} is no module.*did you mean {near}\?"):
        migrate(["."], config=Config(only=(symbol,)))
