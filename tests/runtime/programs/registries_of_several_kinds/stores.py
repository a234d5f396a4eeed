from qdrant_client import QdrantClient, models

from registry import stores


class NotesStore:
    def __init__(self, client: QdrantClient, collection: str) -> None:
        self.client = client
        self.collection = collection

    def ensure(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(
                self.collection, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT)
            )

    def save(self, items):
        self.client.upsert(self.collection, [models.PointStruct(id=i, vector=v, payload=p) for i, v, p in items])

    def find(self, vector, limit=3):
        return self.client.query_points(self.collection, query=vector, limit=limit).points


class MemoryStore:
    def __init__(self) -> None:
        self.rows = []

    def ensure(self) -> None:
        pass

    def save(self, items):
        self.rows.extend(items)

    def find(self, vector, limit=3):
        return []


client = QdrantClient(":memory:")
stores.add("notes", NotesStore(client, "notes"))
stores.add("none", MemoryStore())
