from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Store:
    def __init__(self, client: QdrantClient, name: str, dim: int = 1, recreate: bool = False):
        self.client = client
        self.name = name
        self.events = []
        if recreate:
            client.delete_collection(name)
            self.events.append("deleted")
        if not client.collection_exists(name):
            client.create_collection(name, vectors_config=VectorParams(size=dim, distance=Distance.DOT))
            self.events.append("created")
        self.start = client.count(name).count

    def add(self, id: int) -> "Store":
        self.client.upsert(self.name, points=[PointStruct(id=id, vector=[1.0])])
        return self
