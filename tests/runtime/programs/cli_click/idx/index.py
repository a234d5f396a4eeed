from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


def build_index(client: QdrantClient, name: str, size: int) -> int:
    client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert(name, points=[PointStruct(id=i, vector=[i]) for i in range(size)])
    return client.count(name).count


def describe(client: QdrantClient, name: str) -> str:
    return f"{name}: {client.get_collection(name).points_count}"
