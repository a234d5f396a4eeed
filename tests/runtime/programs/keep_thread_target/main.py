from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams

from indexer import Indexer


def main():
    client = QdrantClient(":memory:")
    client.create_collection("i", vectors_config=VectorParams(size=1, distance=Distance.DOT))
    indexer = Indexer(client, "i")
    indexer.start()
    for i in range(5):
        indexer.inbox.put(i)
    indexer.stop()
    print(client.count("i").count)


if __name__ == "__main__":
    main()
