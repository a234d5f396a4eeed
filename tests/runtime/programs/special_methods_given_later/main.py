from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, client):
        self.client = client


def size_of(self, name):
    return self.client.count(name).count


Store.__getitem__ = size_of
setattr(Store, "__call__", size_of)


def main():
    client = QdrantClient(":memory:")
    client.create_collection("a", models.VectorParams(size=1, distance=models.Distance.DOT))
    store = Store(client)
    print(store["a"], store("a"))


main()
