import pytest
from qdrant_client import QdrantClient

from inventory import new_stock, receive


@pytest.fixture()
def client():
    client = QdrantClient(":memory:")
    new_stock(client)
    return client


def test_good(client):
    assert receive(client, 1, 2) == 2


def test_bad(client):
    assert receive(client, 1, 1) == 2, "duplicates count once"


@pytest.mark.xfail(strict=True)
def test_known_bug(client):
    assert receive(client, 5) == 0


class TestGrouped:
    def test_exists(self, client):
        assert client.collection_exists("stock")

    def test_twice(self, client):
        receive(client, 1)
        assert receive(client, 2) == 2
