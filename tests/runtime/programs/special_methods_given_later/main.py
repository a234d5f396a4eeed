from qdrant_client import QdrantClient, models
from store import Store


def main():
    client = QdrantClient(":memory:")
    client.create_collection("a", models.VectorParams(size=1, distance=models.Distance.DOT))
    store = Store(client)
    print(store["a"], store("a"))


main()
