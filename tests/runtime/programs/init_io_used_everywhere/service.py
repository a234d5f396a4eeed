from qdrant_client import QdrantClient

from store import Store


class Service:
    def __init__(self, client: QdrantClient):
        self.store = Store(client, size=1)
        self.runs = 0

    def run(self, text: str) -> int:
        self.store.add(self.runs, text)
        self.runs += 1
        return self.runs


def make_stores(client: QdrantClient, names: list[str]) -> list[Store]:
    return [Store(client, name) for name in names]
