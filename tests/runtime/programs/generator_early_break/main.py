from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

import stream


def main():
    client = QdrantClient(":memory:")
    client.create_collection("s", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("s", points=[PointStruct(id=i, vector=[i]) for i in range(9)])
    print(stream.first_where(client, "s", lambda r: r.id > 3))
    print(stream.take(client, "s", 3), stream.head(client, "s"))
    print(stream.first_where(client, "s", lambda r: r.id > 30))
    print(stream.TRAIL)


if __name__ == "__main__":
    main()
