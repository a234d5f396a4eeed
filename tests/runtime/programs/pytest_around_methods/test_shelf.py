import pytest
from qdrant_client import QdrantClient

from shelf import Shelf

EVENTS = []


@pytest.mark.asyncio
class TestMarked:
    async def test_marked_before(self):
        assert Shelf(QdrantClient(":memory:")).client is not None


class TestShelf:
    def setup_method(self):
        self.shelf = Shelf(QdrantClient(":memory:"))
        self.shelf.build()
        EVENTS.append("built")

    def teardown_method(self):
        EVENTS.append("burnt" if self.shelf.burn() else "kept")

    def test_put(self):
        assert self.shelf.put(1) == 1
        assert self.shelf.put(2) == 2

    def test_plain(self):
        assert EVENTS == ["built", "burnt", "built"]

    def test_last(self):
        assert self.shelf.put(5) == 1


def test_events():
    assert EVENTS == ["built", "burnt"] * 3
