from functools import cached_property

from qdrant_client import QdrantClient, models


class CacheStore:
    threshold = 0.99

    def __init__(self, location=":memory:", **options):
        self.location = location
        self.options = options
        self.hits = self.misses = 0

    @cached_property
    def client(self):
        return QdrantClient(self.location, **self.options)

    def ensure(self, space):
        if not self.client.collection_exists(space):  # awaited
            self.client.create_collection(space, vectors_config=models.VectorParams(size=3, distance=models.Distance.COSINE))  # awaited

    def lookup(self, space, vector):
        self.ensure(space)
        result = self.client.query_points(space, query=vector, limit=1, score_threshold=self.threshold)  # awaited
        if result.points:
            self.hits += 1
            return result.points[0].payload["value"]
        self.misses += 1
        return None

    def remember(self, space, vector, value):
        n = self.client.count(space).count  # awaited
        self.client.upsert(space, points=[models.PointStruct(id=n + 1, vector=vector, payload={"value": value})])  # awaited
        return value
