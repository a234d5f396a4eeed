from sink_base import Sink, register
from qdrant_client import QdrantClient
from qdrant_client import models


@register("print")
class PrintSink(Sink):
    def write(self, rows):
        for r in rows:
            print("row", r)


@register("qdrant")
class QdrantSink(Sink):
    def __init__(self, collection: str, client: QdrantClient | None = None):
        self.client = client or QdrantClient(":memory:")
        self.collection = collection
        if not self.client.collection_exists(collection):
            self.client.create_collection(
                collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT)
            )

    def write(self, rows):
        self.client.upsert(self.collection, [models.PointStruct(id=r, vector=[float(r)]) for r in rows])

    def finish(self):
        n = self.client.count(self.collection).count
        self.client.close()
        return n
