import pytest
from qdrant_client import QdrantClient
from stores import Store


@pytest.fixture
def memory_client():
    client = QdrantClient(":memory:")
    yield client
    client.close()


@pytest.fixture
def memory_store(client):
    return Store(client)
