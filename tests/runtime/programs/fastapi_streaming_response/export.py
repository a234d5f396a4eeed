import json

from qdrant_client import QdrantClient, models

client = QdrantClient(":memory:")


def seed(n: int):
    client.create_collection("e", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("e", [models.PointStruct(id=i, vector=[1.0], payload={"n": i}) for i in range(n)])


def pages(size: int):
    offset = None
    while True:
        records, offset = client.scroll("e", limit=size, offset=offset)
        yield from records
        if offset is None:
            return


def lines():
    for record in pages(2):
        yield json.dumps(record.payload) + "\n"
