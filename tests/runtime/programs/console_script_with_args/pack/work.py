from qdrant_client import QdrantClient, models


def fill(n: int) -> int:
    client = QdrantClient(":memory:")
    client.create_collection("w", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    for start in range(0, n, 2):
        client.upsert("w", [models.PointStruct(id=i, vector=[1.0]) for i in range(start, min(start + 2, n))])
    total = client.count("w").count
    client.close()
    return total
