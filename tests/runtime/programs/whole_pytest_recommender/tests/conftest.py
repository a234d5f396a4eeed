import pytest
from qdrant_client import QdrantClient

from recs import Recommender
from recs.gateway import QdrantGateway


@pytest.fixture
def client():
    client = QdrantClient(":memory:")
    yield client
    client.close()


@pytest.fixture
def gateway(client):
    return QdrantGateway(client, "items", 2)


@pytest.fixture
def recommender(gateway):
    service = Recommender(gateway, popular=[1, 2])
    service.learn(1, [1, 0], "one").learn(2, [0.9, 0.1], "two").learn(3, [0, 1], "three")
    return service
