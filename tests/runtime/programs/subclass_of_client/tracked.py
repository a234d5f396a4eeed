from qdrant_client import QdrantClient
from qdrant_client.models import Distance, VectorParams


class TrackedClient(QdrantClient):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.writes = 0

    def upsert(self, collection_name, points, **kwargs):
        self.writes += len(points)
        return super().upsert(collection_name, points, **kwargs)

    def ensure(self, name, size=1):
        if self.collection_exists(name):
            return False
        return self.create_collection(name, vectors_config=VectorParams(size=size, distance=Distance.DOT))
