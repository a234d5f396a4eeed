from qdrant_client import models
from clients import client_for


def setup(tenant: str) -> None:
    client_for(tenant).create_collection("docs", vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))


def write(tenant: str, vectors: list[list[float]]) -> int:
    client = client_for(tenant)
    client.upsert("docs", points=models.Batch(ids=list(range(len(vectors))), vectors=vectors))
    return client.count("docs").count
