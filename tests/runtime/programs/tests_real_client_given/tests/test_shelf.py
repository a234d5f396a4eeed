from unittest.mock import MagicMock, patch

import pytest
from app import shelf
from qdrant_client import QdrantClient, models

SIZE = models.VectorParams(size=2, distance=models.Distance.DOT)


@pytest.fixture
def memory():
    client = QdrantClient(":memory:")
    client.create_collection("shelf", vectors_config=SIZE)
    client.create_collection("archive", vectors_config=SIZE)
    yield client
    client.close()


def test_keyword(memory):
    with patch("app.shelf.get_client", return_value=memory):
        assert shelf.fill(2) == 2
    assert memory.count("shelf").count == 2


@patch("app.shelf.get_client")
def test_attribute(given, memory):
    given.return_value = memory
    assert shelf.fill(3) == 3
    given.assert_called_once()


def test_mock(memory, monkeypatch):
    monkeypatch.setattr(shelf, "get_client", MagicMock(return_value=memory))
    assert shelf.fill(1) == 1


def test_class(memory):
    with patch("app.shelf.QdrantClient", return_value=memory) as made:
        assert shelf.archived() == 0
    made.assert_called_once()
