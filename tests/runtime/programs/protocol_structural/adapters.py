from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class DictMemory:
    def __init__(self):
        self.texts: dict[int, str] = {}

    def remember(self, id: int, text: str) -> None:
        self.texts[id] = text

    def recall(self, id: int) -> str | None:
        return self.texts.get(id)


class VectorMemory:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def boot(self) -> None:
        self.client.create_collection("memory", vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def remember(self, id: int, text: str) -> None:
        self.client.upsert("memory", [PointStruct(id=id, vector=[len(text)], payload={"text": text})])

    def recall(self, id: int) -> str | None:
        rows = self.client.retrieve("memory", [id])
        return rows[0].payload["text"] if rows else None
