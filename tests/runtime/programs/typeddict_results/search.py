from qdrant_client import QdrantClient, models

from shapes import Hit, Index


def open_index() -> Index:
    index = Index("idx", QdrantClient(":memory:"))
    index.client.create_collection(index.name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    points = [models.PointStruct(id=i, vector=[i, 1], payload={"label": f"l{i}"}) for i in range(4)]
    index.client.upsert(index.name, points)
    return index


def find(index: Index, vector: list[float], top: int = 1) -> list[Hit]:
    name, client = index
    return [Hit(id=p.id, label=p.payload["label"]) for p in client.query_points(name, query=vector, limit=top).points]
