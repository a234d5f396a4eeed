from celery import Celery, shared_task
from qdrant_client import QdrantClient, models

app = Celery("t")
app.conf.task_always_eager = True
client = QdrantClient(":memory:")


@app.task
def setup():
    client.create_collection("g", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


@shared_task(bind=True, max_retries=2)
def index(self, id):
    client.upsert("g", [models.PointStruct(id=id, vector=[1.0])])
    return client.count("g").count
