from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Loader:
    collection = "base"

    def __init__(self, client: QdrantClient):
        self.client = client
        self.trail = []

    def run(self, rows):
        self.before()
        for row in rows:
            self.load(row)
        return self.after()

    def before(self):
        self.trail.append("create")
        self.client.create_collection(self.collection, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def load(self, row):
        self.client.upsert(self.collection, points=[self.to_point(row)])

    def to_point(self, row):  # same
        return PointStruct(id=row[0], vector=[float(row[0])], payload={"v": row[1]})  # same

    def after(self):
        return len(self.trail)
