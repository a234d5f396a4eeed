import os

from qdrant_client import QdrantClient, models

from .app import app


@app.task(name="worker.index")
def index(ids: list[int]) -> int:
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    try:
        if not client.collection_exists("c"):
            client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert("c", [models.PointStruct(id=i, vector=[1.0]) for i in ids])
        return client.count("c").count
    finally:
        client.close()


@app.task
def add(a: int, b: int) -> int:
    return a + b
