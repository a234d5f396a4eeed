from qdrant_client import QdrantClient, models


def seeded() -> QdrantClient:
    c = QdrantClient(":memory:")
    c.create_collection("d", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    c.upsert("d", [models.PointStruct(id=i, vector=[i, 1], payload={"t": f"text {i}", "f": i * 2}) for i in range(1, 7)])
    return c
