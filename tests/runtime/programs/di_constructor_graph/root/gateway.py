from qdrant_client import QdrantClient, models


class Gateway:
    def __init__(self, client: QdrantClient, collection: str):
        self.client = client
        self.collection = collection

    def _ensure(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def put(self, id: int) -> None:
        self._ensure()
        self.client.upsert(self.collection, [models.PointStruct(id=id, vector=[float(id)])])

    def ids(self) -> list[int]:
        self._ensure()
        return [r.id for r in self.client.scroll(self.collection)[0]]
