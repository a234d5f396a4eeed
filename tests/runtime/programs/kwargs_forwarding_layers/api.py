from qdrant_client import QdrantClient, models

from layer import Layer


class Api(Layer):
    def __init__(self):
        super().__init__(QdrantClient(":memory:"))

    def create(self, *args, **kwargs):
        return self.call(self.target.create_collection, *args, **kwargs)

    def put(self, name, *ids):
        points = [models.PointStruct(id=i, vector={}) for i in ids]
        return self.call(self.target.upsert, name, points=points, wait=True)

    def list(self, name, **kwargs):
        kwargs.setdefault("limit", 10)
        records, _ = self.call(self.target.scroll, name, **kwargs)
        return [r.id for r in records]
