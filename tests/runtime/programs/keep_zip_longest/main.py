from qdrant_client import QdrantClient, models
from streams import compared


def main():
    client = QdrantClient(":memory:")
    for name, size in (("a", 3), ("b", 1)):
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, points=[models.PointStruct(id=n, vector=[1.0]) for n in range(size)])
    compared(client, "a", "b")
    compared(client, "b", "a")


if __name__ == "__main__":
    main()
