from __future__ import annotations

from qdrant_client import QdrantClient, models


class Backend:
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def count(self, name: str) -> int | None:
        if not self.client.collection_exists(name):
            return None
        return self.client.count(name).count

    def search(self, value: float, *, limit: int):
        return self.client.query_points("docs", query=[value], limit=limit).points

    def close(self) -> None:
        self.client.close()


def open_backend() -> Backend:
    client = QdrantClient(":memory:")
    client.create_collection("docs", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("docs", [models.PointStruct(id=i, vector=[float(i)]) for i in (1, 2, 3)])
    return Backend(client)
