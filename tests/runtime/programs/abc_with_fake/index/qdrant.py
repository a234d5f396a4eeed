from qdrant_client import QdrantClient
from qdrant_client import models as m

from .api import Index


class QdrantIndex(Index):
    def __init__(self, client: QdrantClient, collection: str):
        self._client = client
        self._collection = collection

    def prepare(self, dim):
        self._client.create_collection(self._collection, vectors_config=m.VectorParams(size=dim, distance=m.Distance.DOT))
        return self

    def add(self, key, vector):
        self._client.upsert(self._collection, points=[m.PointStruct(id=key, vector=vector)], wait=True)

    def nearest(self, vector, k=3):
        return [p.id for p in self._client.query_points(self._collection, query=vector, limit=k).points]
