from qdrant_client.models import Distance, PointStruct, VectorParams

from clients import client


def setup():
    client.create_collection("w", vectors_config=VectorParams(size=2, distance=Distance.DOT))


def add(id, x, y):
    client.upsert("w", points=[PointStruct(id=id, vector=[x, y], payload={"sum": x + y})])


def nearest(x, y):
    return [(p.id, p.payload["sum"]) for p in client.query_points("w", query=[x, y], limit=2).points]


def page():
    return client.scroll("w", limit=2)
