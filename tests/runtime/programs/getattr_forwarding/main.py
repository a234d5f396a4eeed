from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

from wrapped import Recorded


def main():
    client = Recorded(QdrantClient(":memory:"))
    client.create_collection("w", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    print(client.count("w").count, client.collection_exists("v"))
    print(client.used)


if __name__ == "__main__":
    main()
