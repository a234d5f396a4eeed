import zlib

from qdrant_client import QdrantClient, models


class KnowledgeIndex:
    def __init__(self, size=16):
        self.size_ = size
        self.client = QdrantClient(location=":memory:")
        self.client.create_collection("kb", vectors_config=models.VectorParams(size=size, distance=models.Distance.COSINE))

    def embed(self, text):
        out = [0.0001] * self.size_
        for word in text.lower().strip(".").split():
            out[zlib.crc32(word.strip(".").encode()) % self.size_] += 1
        return out

    def load(self, *texts):
        for text in texts:
            self.add(text, kind="doc")
        return self

    def add(self, text, **payload):
        ident = self.size() + 1
        self.client.upsert("kb", [models.PointStruct(id=ident, vector=self.embed(text), payload={"text": text, **payload})])

    def query(self, text, kind, k=2):
        only = models.Filter(must=[models.FieldCondition(key="kind", match=models.MatchValue(value=kind))])
        return self.client.query_points("kb", query=self.embed(text), query_filter=only, limit=k).points

    def size(self):
        return self.client.count("kb").count
