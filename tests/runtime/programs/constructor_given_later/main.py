from qdrant_client import QdrantClient, models
from store import Body, Later, Wrapped


def main():
    client = QdrantClient(":memory:")
    client.create_collection("a", models.VectorParams(size=1, distance=models.Distance.DOT))
    print(Body(client).total(), Later(client, name="a").total(), Wrapped(client).total())


main()
