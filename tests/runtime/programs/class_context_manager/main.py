import tempfile

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

from batch import Batch


def load(client, rows):
    with Batch(client, "b") as batch:
        for id, value in rows:
            batch.add(id, value)
    return batch.flushes, batch.start, batch.end


def broken(client):
    with tempfile.TemporaryDirectory() as folder, Batch(client, "b", limit=10) as batch:
        batch.add(100, 1.0)
        {}[folder]
    return batch.flushes, batch.end


def main():
    client = QdrantClient(":memory:")
    client.create_collection("b", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    print(load(client, [(i, i / 2) for i in range(7)]))
    print(load(client, []))
    print(broken(client))


if __name__ == "__main__":
    main()
