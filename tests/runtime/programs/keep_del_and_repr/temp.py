from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams


class Temporary:
    def __init__(self, client: QdrantClient, name: str):
        self.client = client
        self.name = name
        client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def __repr__(self):
        return f"<{self.name} {self.client.count(self.name).count}>"

    def __del__(self):
        self.client.delete_collection(self.name)
        print("removed", self.name)
