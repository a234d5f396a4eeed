from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def make(n):
    client = QdrantClient(":memory:")
    client.create_collection("junk", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("junk", [PointStruct(id=i, vector=[1.0]) for i in range(n)])
    return client
