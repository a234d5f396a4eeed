from qdrant_client import QdrantClient

from .lazy import lazy
from .singleton import SingletonMeta, singleton


class Database(metaclass=SingletonMeta):
    def __init__(self, location=":memory:"):
        self.location = location
        self.opened = 0

    @lazy
    def client(self):
        self.opened += 1
        return QdrantClient(self.location)

    def names(self):
        return sorted(c.name for c in self.client.get_collections().collections)  # awaited


@singleton
class Settings:
    def __init__(self, **values):
        self.values = {"dim": 2, **values}

    def __getitem__(self, key):
        return self.values[key]
