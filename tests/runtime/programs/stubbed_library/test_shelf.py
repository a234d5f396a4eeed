import sys
from types import SimpleNamespace

import shelf


class Fake:
    made: list[str] = []

    def __init__(self, url):
        self.made.append(url)
        self.points = []

    def create_collection(self, name, vectors_config):
        pass

    def upsert(self, name, points):
        self.points += points

    def count(self, name):
        return SimpleNamespace(count=len(self.points))


def test_real():
    assert shelf.fill(":memory:", ["a", "b"]) == 2


def test_fake(monkeypatch):
    monkeypatch.setitem(sys.modules, "qdrant_client", SimpleNamespace(QdrantClient=Fake))
    assert shelf.fill("http://shelf", ["a"]) == 1
    assert Fake.made == ["http://shelf"]
