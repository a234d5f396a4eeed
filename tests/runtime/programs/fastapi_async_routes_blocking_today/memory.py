from qdrant_client import QdrantClient, models


class Memory:
    collection = "notes"

    def __init__(self):
        self._client = QdrantClient(location=":memory:")

    def setup(self):
        self._client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def save(self, id: int, text: str):
        self._client.upsert(self.collection, points=models.Batch(ids=[id], vectors=[[1.0]], payloads=[{"text": text}]))

    def all(self) -> list[str]:
        records, _ = self._client.scroll(self.collection, limit=100)
        return [r.payload["text"] for r in records]
