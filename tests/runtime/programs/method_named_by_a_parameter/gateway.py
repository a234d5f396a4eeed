from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams
from forward import forward, guarded


class Gateway:
    def __init__(self, **options):
        self.client = QdrantClient(**options)

    def ensure(self, name, **params):
        if not self.client.collection_exists(name):
            forward(self.client.create_collection, name, vectors_config=VectorParams(distance=Distance.DOT, **params))

    def write(self, name, *rows, **kwargs):
        points = [PointStruct(id=i, vector=v) for i, v in rows]
        return self.client.upsert(name, points, **kwargs)

    def read(self, name, *ids, **kwargs):
        return [r.vector for r in guarded(self.client.retrieve, name, ids=list(ids), default=[], **kwargs)]

    def nearest(self, name, vector, **kwargs):
        return [p.id for p in self.client.query_points(name, query=vector, **kwargs).points]

    def call(self, method, *args, **kwargs):
        return getattr(self.client, method)(*args, **kwargs)
