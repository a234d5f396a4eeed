from qdrant_client import QdrantClient, models


def fill(n: int) -> QdrantClient:
    client = QdrantClient(location=":memory:")
    client.create_collection("f", vectors_config={})
    client.upsert("f", [models.PointStruct(id=i, vector={}, payload={"v": i * i}) for i in range(n)])
    return client
