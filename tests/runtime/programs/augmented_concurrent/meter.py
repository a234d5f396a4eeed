from qdrant_client import QdrantClient


class Meter:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.seen = 0
        self.per = {"all": 0}

    async def tick(self, name: str) -> None:
        self.seen += self.client.count(name).count
        self.per["all"] += self.client.count(name).count
