from qdrant_client import QdrantClient, models

from meta import Meta


def main():
    client = QdrantClient(":memory:")
    client.create_collection("m", vectors_config=models.VectorParams(size=6, distance=models.Distance.DOT))
    meta = Meta(client, "m")
    print(meta.dim, meta.info is meta.info)


if __name__ == "__main__":
    main()
