import pytest
from qdrant_client import QdrantClient

from notes import Notes


@pytest.fixture
def client():
    c = QdrantClient(":memory:")
    yield c
    c.close()


@pytest.fixture
def notes(client):
    n = Notes(client)
    n.setup()
    return n
