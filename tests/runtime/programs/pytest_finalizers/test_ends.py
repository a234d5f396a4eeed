import pytest
from qdrant_client import QdrantClient

from shelf import Shelf

ENDS = []


@pytest.fixture
def shelf(request):
    shelf = Shelf(QdrantClient(":memory:"))
    shelf.build()

    def end():
        ENDS.append(shelf.burn())

    request.addfinalizer(end)
    return shelf


@pytest.fixture
def client(request):
    client = QdrantClient(":memory:")
    request.addfinalizer(lambda: client.delete_collection("shelf"))
    Shelf(client).build()
    return client


@pytest.fixture
def broken(request):
    shelf = Shelf(QdrantClient(":memory:"))
    shelf.build()
    request.addfinalizer(lambda: ENDS.append("never awaited") or None)
    return shelf


@pytest.fixture
def failing(request):
    shelf = Shelf(QdrantClient(":memory:"))

    def end():
        ENDS.append(shelf.client.get_collections().collections)

    request.addfinalizer(end)
    shelf.put(1)
    return shelf


def test_put(shelf):
    assert shelf.put(1) == 1
    assert ENDS == []


def test_ended(client, broken):
    assert ENDS == [True]
    assert client.count("shelf").count == 0


def test_error(failing):
    raise AssertionError("does not run")


def test_after():
    assert ENDS == [True, "never awaited", []]


ORDER = []


@pytest.fixture
def ordered(request):
    shelf = Shelf(QdrantClient(":memory:"))
    shelf.build()

    def counted():
        ORDER.append(("counted", shelf.put(2)))

    def burnt():
        ORDER.append(("burnt", shelf.burn()))

    request.addfinalizer(burnt)
    shelf.put(1)
    request.addfinalizer(counted)
    return shelf


def test_ordered(ordered):
    assert ordered.client.count("shelf").count == 1
    assert ORDER == []


def test_last_registered_came_first():
    assert ORDER == [("counted", 2), ("burnt", True)]
