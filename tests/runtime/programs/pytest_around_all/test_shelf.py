from qdrant_client import QdrantClient

from shelf import Shelf

EVENTS = []
shelf = None


def setup_module(module):
    """Before all."""
    global shelf
    shelf = Shelf(QdrantClient(":memory:"))
    shelf.build()
    EVENTS.append(module.__name__)


def teardown_module():
    assert shelf.burn()
    assert EVENTS[-1] == "class ends"
    EVENTS.append("module ends")


def test_before():
    assert shelf.put(1) == 1
    assert EVENTS == ["test_shelf"]


class TestShelf:
    @classmethod
    def setup_class(cls):
        cls.own = Shelf(QdrantClient(":memory:"))
        cls.own.build()
        cls.size = 0
        EVENTS.append(cls.__name__)

    @classmethod
    def teardown_class(cls):
        assert cls.own.burn()
        EVENTS.append("class ends")

    def setup_method(self, method):
        self.before = self.own.put(100 + len(EVENTS))
        EVENTS.append(method.__name__)

    def test_first(self):
        assert self.own.put(1) == self.before + 1 == 2

    def test_plain(self):
        assert EVENTS == ["test_shelf", "TestShelf", "test_first", "test_plain"]

    def test_last(self):
        assert self.before == 4
        assert shelf.put(7) == 2


def test_after():
    assert shelf.put(1) == 2
    assert EVENTS[-1] == "class ends"
