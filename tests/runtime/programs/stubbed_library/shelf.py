from qdrant_client import models


def connect(url: str):
    from qdrant_client import QdrantClient

    return QdrantClient(url)


def fill(url: str, names: list[str]) -> int:
    client = connect(url)
    client.create_collection("shelf", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    points = [models.PointStruct(id=i, vector=[1.0], payload={"name": name}) for i, name in enumerate(names)]
    client.upsert("shelf", points=points)
    return client.count("shelf").count
