from qdrant_client import QdrantClient


def prepare(client: QdrantClient, names):
    for name in names:
        client.create_collection(name, vectors_config={})
    return len(names)


if __name__ == "__main__":
    client = QdrantClient(":memory:")
    n = prepare(client, ["x", "y"])
    print("prepared", n)
    for c in sorted(client.get_collections().collections, key=lambda c: c.name):
        print(c.name)
    client.close()
