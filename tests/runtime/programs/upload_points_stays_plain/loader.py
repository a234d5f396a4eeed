from qdrant_client import QdrantClient, models


def load(client: QdrantClient, name: str, rows) -> int:
    client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    client.upload_points(name, [models.PointStruct(id=i, vector=v) for i, v in enumerate(rows)], batch_size=2)
    return client.count(name).count
