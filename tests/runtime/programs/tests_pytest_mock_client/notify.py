from qdrant_client import QdrantClient, models


class Notifier:
    def __init__(self, client: QdrantClient):
        self.client = client

    def seen(self, id: int) -> bool:
        if self.client.retrieve("seen", ids=[id]):
            return True
        self.client.upsert("seen", points=[models.PointStruct(id=id, vector={})])
        return False
