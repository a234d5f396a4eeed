import os

from celery import Celery
from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

app = Celery("tasks")


@app.task(bind=False)
def index(id):
    client = QdrantClient(url=os.environ["QDRANT_URL"])
    try:
        if not client.collection_exists("q"):
            client.create_collection("q", vectors_config=VectorParams(size=1, distance=Distance.DOT))
        client.upsert("q", points=[PointStruct(id=id, vector=[1.0])])
        return client.count("q").count
    finally:
        client.close()
