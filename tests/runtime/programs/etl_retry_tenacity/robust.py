from qdrant_client import QdrantClient, models
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none


class Flaky(Exception):
    pass


class RobustStore:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.attempts = 0

    def setup(self):
        self.client.create_collection("r", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    @retry(retry=retry_if_exception_type(Flaky), stop=stop_after_attempt(5), wait=wait_none())
    def save(self, id):
        self.attempts += 1
        if self.attempts < 3:
            raise Flaky(id)
        self.client.upsert("r", [models.PointStruct(id=id, vector=[1.0])])
        return "saved"

    @retry(stop=stop_after_attempt(2), wait=wait_none(), reraise=True)
    def always_failing(self):
        self.client.count("missing")

    def size(self):
        return self.client.count("r").count
