from qdrant_client import QdrantClient, models
from container import Container


class Writer:
    def __init__(self, client: QdrantClient):
        self._client = client

    def write(self, *ids):
        self._client.upsert("x", [models.PointStruct(id=i, vector=[i]) for i in ids])


class Reader:
    def __init__(self, client: QdrantClient, limit=2):
        self._client, self._limit = client, limit

    def read(self):
        return [p.id for p in self._client.scroll("x", limit=self._limit)[0]]


box = Container()
box.register(QdrantClient, lambda _: QdrantClient(":memory:"))
box.register(Writer, lambda c: Writer(c.resolve(QdrantClient)))


@box.register(Reader)
def _reader(c):
    return Reader(c[QdrantClient], limit=3)
