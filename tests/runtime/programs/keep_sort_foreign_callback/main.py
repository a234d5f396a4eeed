from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from ordering import Ordering


def main():
    client = QdrantClient(":memory:")
    client.create_collection("o", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    client.upsert("o", points=[PointStruct(id=i, vector=[1], payload={"w": w}) for i, w in enumerate([30, 10, 20])])
    ordering = Ordering(client, "o")
    print(ordering.arrange([0, 1, 2]), ordering.expand("a #1, b #0"))


if __name__ == "__main__":
    main()
