from types import SimpleNamespace
from unittest.mock import MagicMock, call, patch

import pytest
from qdrant_client import QdrantClient

from app import db, search as search_module
from app.search import reindex, search


@pytest.fixture
def fake_client(monkeypatch):
    client = MagicMock()
    monkeypatch.setattr(db, "get_client", lambda: client)
    return client


@pytest.fixture
def memory(monkeypatch):
    client = QdrantClient(":memory:")
    monkeypatch.setattr("app.db.get_client", lambda: client)
    yield client
    client.close()


def test_search_maps_points(fake_client):
    fake_client.query_points.return_value = SimpleNamespace(points=[SimpleNamespace(id=1, score=0.5)])
    assert search("abc") == [{"id": 1, "score": 0.5}]
    fake_client.query_points.assert_called_once_with("docs", query=[3.0, 0.5], limit=5)


def test_reindex_calls(fake_client):
    fake_client.collection_exists.return_value = True
    fake_client.count.return_value.count = 2
    assert reindex({1: "a", 2: "bb"}) == 2
    fake_client.delete_collection.assert_called_once_with("docs")
    assert fake_client.upsert.call_count == 2


def test_patch_function():
    with patch("app.db.get_client") as get_client:
        get_client.return_value.query_points.return_value.points = []
        assert search_module.search("x") == []


@patch("app.db.embed", return_value=[1.0, 1.0])
def test_embed_is_called(embed, memory):
    assert memory.collection_exists("docs") is False
    db.get_client().create_collection("docs", vectors_config=__import__("qdrant_client").models.VectorParams(size=2, distance="Dot"))
    assert search("q") == []
    assert embed.call_args_list == [call("q")]
