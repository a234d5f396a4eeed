from qdrant_client import QdrantClient, models


class Shelf:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def build(self) -> None:
        self.client.create_collection("shelf", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def put(self, id: int) -> int:
        self.client.upsert("shelf", points=[models.PointStruct(id=id, vector=[1.0])])
        return self.client.count("shelf").count

    def burn(self) -> bool:
        return self.client.delete_collection("shelf")
