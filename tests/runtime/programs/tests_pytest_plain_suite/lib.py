from qdrant_client import QdrantClient, models


class Catalogue:
    def __init__(self, client: QdrantClient):
        self.client = client

    def add(self, id: int, title: str) -> None:
        if not title:
            raise ValueError("title")
        if not self.client.collection_exists("cat"):
            self.client.create_collection("cat", vectors_config={})
        self.client.upsert("cat", [models.PointStruct(id=id, vector={}, payload={"title": title})])

    def title(self, id: int) -> str:
        rows = self.client.retrieve("cat", [id])
        if not rows:
            raise KeyError(id)
        return rows[0].payload["title"]


def slug(title: str) -> str:
    return title.lower().replace(" ", "-")
