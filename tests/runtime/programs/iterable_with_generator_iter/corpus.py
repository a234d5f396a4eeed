from qdrant_client import QdrantClient, models


class Corpus:
    def __init__(self, texts):
        self.texts = texts
        self.client = QdrantClient(":memory:")

    def load(self):
        self.client.create_collection("c", vectors_config={})
        self.client.upsert("c", [models.PointStruct(id=i, vector={}, payload={"t": t}) for i, t in enumerate(self.texts)])

    def __iter__(self):
        offset = None
        while True:
            page, offset = self.client.scroll("c", limit=2, offset=offset)
            for record in page:
                yield record.payload["t"]
            if offset is None:
                break
