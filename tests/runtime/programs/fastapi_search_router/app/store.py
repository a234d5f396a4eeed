from qdrant_client import QdrantClient, models


class DocStore:
    def __init__(self, client: QdrantClient):
        self.client = client

    def setup(self) -> None:
        if not self.client.collection_exists("docs"):
            self.client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))

    def add(self, id: int, text: str) -> int:
        point = models.PointStruct(id=id, vector=[float(len(text)), 1.0], payload={"text": text})
        self.client.upsert("docs", points=[point])
        return self.client.count("docs").count

    def search(self, text: str, limit: int) -> list[dict]:
        found = self.client.query_points("docs", query=[float(len(text)), 0.5], limit=limit).points
        return [{"id": p.id, "text": p.payload["text"]} for p in found]
