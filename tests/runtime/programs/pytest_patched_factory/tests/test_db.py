from unittest.mock import patch

from qdrant_client import QdrantClient

from app.db import drop


@patch("app.db.QdrantClient", autospec=True)
def test_drop(factory):
    client = factory.return_value
    client.collection_exists.return_value = True
    assert drop("http://x", "c") is True
    client.delete_collection.assert_called_once_with(collection_name="c")


@patch("app.db.QdrantClient", autospec=True)
def test_nothing_to_drop(factory):
    factory.return_value.collection_exists.return_value = False
    assert drop("http://x", "c") is False
    factory.return_value.delete_collection.assert_not_called()


def test_real():
    client = QdrantClient(":memory:")
    assert client.collection_exists("c") is False
