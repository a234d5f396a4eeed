from qdrant_client import QdrantClient, models


class Toolbox:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.client_ready = False
        self.tools = {"remember": self.remember, "recall": self.recall, "forget_all": self.forget_all, "calc": self.calc}

    def _prepare(self):
        if not self.client_ready:
            self.client.create_collection("m", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            self.client_ready = True

    def remember(self, text):
        self._prepare()
        id = self.client.count("m").count
        self.client.upsert("m", [models.PointStruct(id=id, vector=[float(id)], payload={"text": text})])
        return id

    def recall(self, n):
        self._prepare()
        return [p.payload["text"] for p in self.client.query_points("m", query=[1.0], limit=n).points]

    def forget_all(self):
        return self.client.delete_collection("m")

    def calc(self, a, b):
        return a + b
