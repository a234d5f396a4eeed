import pytest
from qdrant_client import QdrantClient

from names import unique


@pytest.fixture(scope="module")
def client():
    client = QdrantClient(":memory:")
    yield client
    client.close()


@pytest.fixture(autouse=True)
def one(client):
    name = unique(client, "x")
    client.create_collection(name, vectors_config={})
    yield name


def test_first(one):
    assert one == "x0"


def test_second(client, one):
    assert one == "x1"
    assert unique(client, "x") == "x2"
    assert unique(client, "y") == "y0"
