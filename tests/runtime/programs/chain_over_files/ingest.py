from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from source import articles, embed


def ensure(client: QdrantClient, name: str) -> bool:
    # create only once
    if client.collection_exists(name):
        return False
    client.create_collection(
        name,
        vectors_config=VectorParams(size=3, distance=Distance.DOT),
    )
    return True


def ingest(client: QdrantClient, name: str) -> int:
    created = ensure(client, name)
    print("created", created, "again", ensure(client, name))
    points = [PointStruct(id=n, vector=embed(t), payload={"title": t, "topic": topic}) for n, t, topic in articles()]
    client.upsert(name, points=points)
    return client.count(name).count
