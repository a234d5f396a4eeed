from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

import ranking


def main():
    client = QdrantClient(":memory:")
    for name, n in [("p", 2), ("q", 1), ("r", 2), ("s", 3)]:
        client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        client.upsert(name, points=[PointStruct(id=i, vector=[1]) for i in range(n)])
    names = ["r", "q", "p", "s"]
    print(ranking.by_size(client, iter(names)))
    print(ranking.biggest(client, names))
    print(ranking.by_named(client, names))


if __name__ == "__main__":
    main()
