from qdrant_client import QdrantClient, models


class Ensure:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name

    def __call__(self, rows):
        if not self.client.collection_exists(self.name):
            self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return rows


class Write:
    def __init__(self, client: QdrantClient, name: str):
        self.client, self.name = client, name

    def __call__(self, rows):
        self.client.upsert(self.name, points=[models.PointStruct(id=r, vector=[1.0]) for r in rows])
        return rows


class Double:
    def __call__(self, rows):
        return [r * 2 for r in rows]
