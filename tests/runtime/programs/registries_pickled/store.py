from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def setup():
    client.create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    client.upsert("docs", points=[models.PointStruct(id=i, vector=[i, 1.0], payload={"n": i}) for i in range(1, 4)])


def size():
    return client.count("docs").count


def shout(text="a"):
    return text.upper()
