from qdrant_client import QdrantClient

from service import Service, make_stores

if __name__ == "__main__":
    client = QdrantClient(":memory:")
    print([s.name for s in make_stores(client, ["a", "b"])])
    service = Service(client)
    print(service.run("hello"), service.store.size())
