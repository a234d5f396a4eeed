from typing import Optional

from qdrant_client import QdrantClient, models


class FakeBackend:
    def __init__(self) -> None:
        self.data: dict[int, str] = {}

    def put(self, key: int, value: str) -> None:
        self.data[key] = value

    def get(self, key: int) -> Optional[str]:
        return self.data.get(key)


class QdrantBackend:
    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")
        self.made = False

    def put(self, key: int, value: str) -> None:
        if not self.made:
            self.client.create_collection("kv", vectors_config={})
            self.made = True
        self.client.upsert("kv", [models.PointStruct(id=key, vector={}, payload={"v": value})])

    def get(self, key: int) -> Optional[str]:
        found = self.client.retrieve("kv", [key])
        return found[0].payload["v"] if found else None
