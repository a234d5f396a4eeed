from qdrant_client import QdrantClient, models


class Indexer:
    def __init__(self, client: QdrantClient):
        self.client = client

    def build(self):
        self.client.create_collection("s", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


class Searcher:
    def __init__(self, client: QdrantClient, indexer: Indexer):
        self.client = client
        self.indexer = indexer

    def ask(self, q):
        if not self.client.collection_exists("s"):
            self.indexer.build()
        return len(self.client.query_points("s", query=[1.0]).points)
