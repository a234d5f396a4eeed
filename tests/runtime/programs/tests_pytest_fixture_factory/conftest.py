import pytest
from qdrant_client import QdrantClient, models


@pytest.fixture
def client():
    client = QdrantClient(":memory:")
    yield client
    client.close()


@pytest.fixture
def make(client):
    made = []

    def _make(name, n=0):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        if n:
            client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
        made.append(name)
        return name

    yield _make
    for name in made:
        client.delete_collection(name)
