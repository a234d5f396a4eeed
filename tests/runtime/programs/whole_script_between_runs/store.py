from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Store:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.made = False

    def _ensure(self):
        if not self.made:
            self.client.create_collection("s", VectorParams(size=1, distance=Distance.DOT))
            self.made = True

    def put(self, ident, text):
        self._ensure()
        self.client.upsert("s", [PointStruct(id=ident, vector=[1.0], payload={"t": text})])

    def size(self):
        self._ensure()
        return self.client.count("s").count

    def close(self):
        self.client.close()
