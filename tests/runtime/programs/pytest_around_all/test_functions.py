from qdrant_client import QdrantClient

from shelf import Shelf

SEEN = []
shelf = Shelf(QdrantClient(":memory:"))


def setup_function(function):
    shelf.build()
    SEEN.append(function.__name__)


def teardown_function():
    shelf.burn()
    SEEN.append("burnt")


def test_one():
    assert shelf.put(3) == 1


def test_two():
    assert shelf.put(4) == 1
    assert SEEN == ["test_one", "burnt", "test_two"]


def test_three():
    assert SEEN[-2:] == ["burnt", "test_three"]
