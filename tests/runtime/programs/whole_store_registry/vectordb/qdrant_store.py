from uuid import NAMESPACE_OID, uuid5

from qdrant_client import QdrantClient
from qdrant_client import models as m

from .base import Document, VectorStore
from .registry import register


@register("qdrant")
class QdrantStore(VectorStore):
    client: QdrantClient

    def __init__(self, *args, location=":memory:", **kwargs):
        super().__init__(*args, **kwargs)
        self.location = location

    def open(self):
        self.client = QdrantClient(self.location)
        self.client.create_collection(self.collection, m.VectorParams(size=self.dim, distance=m.Distance.COSINE))

    def close(self):
        self.client.delete_collection(self.collection)
        self.client.close()

    def _point(self, d):
        return m.PointStruct(
            id=str(uuid5(NAMESPACE_OID, d.id)), vector=self.embed(d.text), payload={"id": d.id, "text": d.text, "meta": d.meta}
        )

    @staticmethod
    def _document(point):
        return Document(**point.payload)

    def add(self, documents):
        self.client.upsert(self.collection, points=list(map(self._point, documents)))

    def get(self, ident):
        [record] = self.client.retrieve(self.collection, [str(uuid5(NAMESPACE_OID, ident))])
        return self._document(record)

    def search(self, text, k=5, where=None):
        conditions = [m.FieldCondition(key=f"meta.{a}", match=m.MatchValue(value=b)) for a, b in (where or {}).items()]
        found = self.client.query_points(
            self.collection, query=self.embed(text), limit=k, query_filter=m.Filter(must=conditions) if conditions else None
        )
        return [*map(self._document, found.points)]

    def delete(self, ids):
        self.client.delete(self.collection, [str(uuid5(NAMESPACE_OID, i)) for i in ids])

    def count(self):
        return self.client.count(self.collection).count

    def batches(self, size):
        seen, offset = [], None
        while True:
            records, offset = self.client.scroll(self.collection, limit=2, offset=offset)
            seen.extend(map(self._document, records))
            if offset is None:
                break
        seen.sort(key=lambda d: d.id)
        for i in range(0, len(seen), size):
            yield seen[i : i + size]
