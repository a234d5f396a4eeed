from qdrant_client import QdrantClient, models

asyncio = "a name of ours"


class Store:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name
        if not client.collection_exists(name):
            self.create(client)

    def create(self, client):
        client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def size(self):
        return self.client.count(self.name).count, asyncio
