from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import UnexpectedResponse


class Service:
    def __init__(self, client: QdrantClient):
        self.client = client

    def write(self, name, ids):
        if not self.client.collection_exists(name):
            self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        self.client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0]) for i in ids])

    def read(self, name):
        try:
            return self.client.count(name).count
        except UnexpectedResponse as error:
            return f"status {error.status_code}"
