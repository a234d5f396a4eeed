from abc import ABC, abstractmethod

from qdrant_client import QdrantClient, models


class Store(ABC):
    @abstractmethod
    def put(self, id: int, text: str) -> None: ...

    @abstractmethod
    def all(self) -> list[str]: ...


class FakeStore(Store):
    def __init__(self):
        self.rows = {}

    def put(self, id, text):
        self.rows[id] = text

    def all(self):
        return [self.rows[k] for k in sorted(self.rows)]


class RealStore(Store):
    def __init__(self, client: QdrantClient):
        self.client = client

    def init(self):
        self.client.create_collection("t", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return self

    def put(self, id, text):
        self.client.upsert("t", points=[models.PointStruct(id=id, vector=[1.0], payload={"text": text})])

    def all(self):
        return [r.payload["text"] for r in self.client.scroll("t")[0]]
