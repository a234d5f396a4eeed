from qdrant_client import QdrantClient
from qdrant_client.models import Batch, Distance, VectorParams

from archive import Archive


def main():
    client = QdrantClient(":memory:")
    client.create_collection("arc", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("arc", points=Batch(ids=[3, 4], vectors=[[1.0], [2.0]], payloads=[{"t": "x"}, {"t": "y"}]))
    archive = Archive(client, "arc")
    print(len(archive), list(archive.items()), archive.get(9, "none"), 3 in archive)


if __name__ == "__main__":
    main()
