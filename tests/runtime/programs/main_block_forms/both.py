from qdrant_client import QdrantClient, models


def total(names):
    client = QdrantClient(":memory:")
    for name in names:
        client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return len(client.get_collections().collections)


if __name__ == "__main__":
    result = total(["p", "q"])
    print("both", result)
