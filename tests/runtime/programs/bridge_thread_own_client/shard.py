import os

from qdrant_client import QdrantClient, models


def build(name: str, size: int, out: dict) -> None:
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    for i in range(size):
        client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0])])
    out[name] = client.count(name).count
    client.close()
