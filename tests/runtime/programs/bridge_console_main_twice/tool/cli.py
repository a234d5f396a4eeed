import os

from qdrant_client import QdrantClient, models

client = QdrantClient(url=os.environ["QDRANT_URL"])


def main() -> int:
    if not client.collection_exists("c"):
        client.create_collection("c", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        print("created")
    print("count", client.count("c").count)
    return 0
