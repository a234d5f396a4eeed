from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client: QdrantClient, name: str = "docs"):
        self.client = client
        self.name = name

    def ensure(self):
        if not self.client.collection_exists(self.name):
            self.client.create_collection(self.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))

    def add(self, ident: int, text: str) -> None:
        self.client.upsert(self.name, [models.PointStruct(id=ident, vector=[1.0, float(ident)], payload={"text": text})])

    def texts(self) -> list[str]:
        points, _ = self.client.scroll(self.name, limit=100)
        return [p.payload["text"] for p in points]
