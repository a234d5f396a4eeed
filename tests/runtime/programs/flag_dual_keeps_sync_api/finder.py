import os

from qdrant_client import QdrantClient, models

__all__ = ["search"]

client = QdrantClient(url=os.environ["QDRANT_URL"])


def seed() -> None:
    if not client.collection_exists("d"):
        client.create_collection("d", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert("d", points=[models.PointStruct(id=i, vector=[float(i)]) for i in range(4)])


def search(vector: list[float]) -> list[int]:
    """Ids of the nearest."""
    return [p.id for p in client.query_points("d", query=vector, limit=2).points]
