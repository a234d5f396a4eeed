from abc import ABC, abstractmethod

from qdrant_client import QdrantClient, models


class Strategy(ABC):
    def __init__(self, collection: str):
        self.collection = collection
        self.client = QdrantClient(":memory:")

    def load(self, words):
        self.client.create_collection(self.collection, vectors_config={})
        points = [models.PointStruct(id=i, vector={}, payload={"w": w}) for i, w in enumerate(words)]
        self.client.upsert(self.collection, points)

    @abstractmethod
    def find(self, word): ...


class Exact(Strategy):
    def find(self, word):
        must = [models.FieldCondition(key="w", match=models.MatchValue(value=word))]
        return [r.payload["w"] for r in self.client.scroll(self.collection, scroll_filter=models.Filter(must=must))[0]]


class Prefix(Strategy):
    def find(self, word):
        return [r.payload["w"] for r in self.client.scroll(self.collection)[0] if r.payload["w"].startswith(word)]


STRATEGIES = {"exact": Exact, "prefix": Prefix}


def build(config: dict) -> Strategy:
    return STRATEGIES[config["strategy"]](config["collection"])
