from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def open_inbox(client: QdrantClient) -> None:
    if not client.collection_exists("inbox"):
        client.create_collection("inbox", vectors_config=VectorParams(size=1, distance=Distance.DOT))


def deliver(client: QdrantClient, *ids: int) -> int:
    client.upsert("inbox", points=[PointStruct(id=i, vector=[1.0]) for i in ids])
    return client.count("inbox").count
