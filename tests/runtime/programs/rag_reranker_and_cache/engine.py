from qdrant_client import QdrantClient, models

from cache import Cache


class Engine:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.cache = Cache()
        self.hits = self.misses = 0

    def load(self, texts):
        self.client.create_collection("e", vectors_config=models.VectorParams(size=1, distance=models.Distance.EUCLID))
        self.client.upsert("e", [models.PointStruct(id=i, vector=[float(len(t))], payload={"t": t}) for i, t in enumerate(texts)])

    def search(self, value, rerank=False):
        result, hit = self.cache.fetch((value, rerank), lambda: self._search(value, rerank))
        if hit:
            self.hits += 1
        else:
            self.misses += 1
        return result

    def _search(self, value, rerank):
        texts = [p.payload["t"] for p in self.client.query_points("e", query=[value], limit=3).points]
        return sorted(texts, key=len, reverse=True) if rerank else texts

    def invalidate(self):
        self.cache.clear()
