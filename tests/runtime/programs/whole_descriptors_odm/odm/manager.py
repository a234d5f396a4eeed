from qdrant_client import models

from .connection import current
from .fields import VectorField


class Manager:
    def __get__(self, instance, owner):
        return BoundManager(owner)


class BoundManager:
    def __init__(self, model):
        self.model = model

    @property
    def client(self):
        return current().client

    @property
    def collection(self):
        return self.model.__collection__

    def vector_field(self):
        return next(f for f in vars(self.model).values() if isinstance(f, VectorField))

    def setup(self):
        if self.client.collection_exists(self.collection):
            return "exists"
        size = self.vector_field().size
        self.client.create_collection(
            self.collection, vectors_config=models.VectorParams(size=size, distance=models.Distance.EUCLID)
        )
        return f"created {self.collection}"

    def put(self, instance):
        data = {k: v for k, v in instance.__dict__.items() if k != "id"}
        vector = data.pop(self.vector_field().name)
        self.client.upsert(self.collection, [models.PointStruct(id=instance.id, vector=vector, payload=data)])

    def _load(self, record):
        field = self.vector_field().name
        return self.model(id=record.id, **record.payload, **{field: list(record.vector or [0.0, 0.0])})

    def get(self, ident):
        found = self.client.retrieve(self.collection, [ident], with_vectors=True)
        return self._load(found[0]) if found else None

    def filter(self, **fields):
        conditions = [models.FieldCondition(key=k, match=models.MatchValue(value=v)) for k, v in fields.items()]
        records, _ = self.client.scroll(
            self.collection, scroll_filter=models.Filter(must=conditions) if conditions else None, with_vectors=True
        )
        yield from map(self._load, records)

    def near(self, vector, limit=3):
        response = self.client.query_points(self.collection, query=vector, limit=limit, with_vectors=True)
        return list(map(self._load, response.points))

    def names(self):
        return sorted(m.name for m in self.filter())

    def count(self):
        return self.client.count(self.collection).count

    def remove(self, ident):
        self.client.delete(self.collection, models.PointIdsList(points=[ident]))
