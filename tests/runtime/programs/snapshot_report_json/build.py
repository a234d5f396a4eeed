from qdrant_client import QdrantClient, models


def build_client() -> QdrantClient:
    client = QdrantClient(":memory:")
    client.create_collection("cars", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    rows = ["red", "blue", "red", "red", "blue"]
    client.upsert("cars", [models.PointStruct(id=i, vector=[float(i)], payload={"color": c}) for i, c in enumerate(rows)])
    return client
