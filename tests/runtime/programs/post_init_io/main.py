from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from snapshot import Snapshot


def grow(client, ids):
    client.upsert("z", points=[PointStruct(id=i, vector=[0.0]) for i in ids])


def main():
    client = QdrantClient(":memory:")
    client.create_collection("z", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    first = Snapshot(client, "z")
    grow(client, range(4))
    second = Snapshot(client, name="z")
    print(first, second, first.diff(second))


if __name__ == "__main__":
    main()
