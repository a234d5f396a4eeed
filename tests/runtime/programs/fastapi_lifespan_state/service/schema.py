from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def ensure(client: QdrantClient, name: str) -> None:
    if client.collection_exists(name):
        return
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.COSINE))
    client.upsert(name, [PointStruct(id=i, vector=[1.0]) for i in range(3)])
