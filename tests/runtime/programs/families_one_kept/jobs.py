from qdrant_client import models

from clients import CFG, for_jobs


def job(ids):
    client = for_jobs()
    client.create_collection("j", vectors_config=models.VectorParams(**CFG))
    client.upsert("j", points=[models.PointStruct(id=i, vector=[1.0]) for i in ids])
    return client.count("j").count
