import pytest
from qdrant_client import QdrantClient
from stores import Store


@pytest.fixture
def _memory_store():
    return Store(QdrantClient(":memory:"))


store = _memory_store


def test_fill(store):
    assert store.fill("a", 2) == 2


def test_size(_memory_store):
    assert _memory_store.fill("a", 3) == 3
