from qdrant_client import QdrantClient, models

from fold import top, total


def main():
    client = QdrantClient(":memory:")
    for name, n in {"a": 1, "b": 3, "c": 2}.items():
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        client.upsert(name, [models.PointStruct(id=i, vector=[1.0]) for i in range(n)])
    print(total(client, "abc"), top(client, "abc", 2))


if __name__ == "__main__":
    main()
