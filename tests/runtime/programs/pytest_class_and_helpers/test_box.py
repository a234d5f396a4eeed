from qdrant_client import QdrantClient

from box import Box
from helpers import assert_all, spread


class TestBox:
    def setup_method(self):
        self.box = Box(QdrantClient(":memory:"))
        self.box.open()

    def test_put(self):
        self.box.put(*spread(3))
        assert_all(self.box, [0, 1, 2])
        assert not self.box.has(3)

    def test_spread(self):
        assert spread(2) == [0, 1]


def test_name():
    assert Box(QdrantClient(":memory:")).name == "box"
