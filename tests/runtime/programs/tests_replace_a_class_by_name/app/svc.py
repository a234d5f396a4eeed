from qdrant_client import QdrantClient

from app.store import Store


def make_client():
    return QdrantClient(":memory:")


class Service:
    def __init__(self):
        self.store = Store(make_client())

    def prepare(self):
        self.store.ensure()
        return self

    def note(self, text: str) -> int:
        have = self.store.texts()
        self.store.add(len(have) + 1, text)
        return len(have) + 1

    def longest(self) -> str:
        return max(self.store.texts(), key=len, default="")
