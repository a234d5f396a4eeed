from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from cursor import Cursor


def walk(client):
    cursor = Cursor(client, "k")
    for page in cursor:
        print([r.id for r in page])
    return cursor.fetched


def flat(client):
    return [r.id for page in Cursor(client, "k", size=4) for r in page if r.id % 2]


def main():
    client = QdrantClient(":memory:")
    client.create_collection("k", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("k", points=[PointStruct(id=i, vector=[1]) for i in range(1, 6)])
    print(walk(client))
    print(flat(client))


if __name__ == "__main__":
    main()
