from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from feed import FETCHED, both, grouped, head


def main():
    client = QdrantClient(":memory:")
    for name in ("l", "r"):
        client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        client.upsert(name, points=[PointStruct(id=i, vector=[1], payload={"k": i // 3}) for i in range(5)])
    print(head(client, "l", 3), FETCHED)
    print(both(client, "l", "r"))
    print(grouped(client, "r"))


if __name__ == "__main__":
    main()
