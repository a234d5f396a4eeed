from qdrant_client import QdrantClient, models


class Missing(LookupError):
    pass


class Indexer:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.next_id = 0
        self.ready = False

    def _ensure(self):
        if not self.ready:
            self.client.create_collection("t", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            self.ready = True

    def index(self, text: str):
        self._ensure()
        self.client.upsert("t", [models.PointStruct(id=self.next_id, vector=[1.0], payload={"text": text})])
        self.next_id += 1

    def load(self, id: int) -> dict:
        self._ensure()
        rows = self.client.retrieve("t", [id])
        if not rows:
            raise Missing(f"no document {id}")
        return rows[0].payload
