import logging

from qdrant_client import QdrantClient, models


class QdrantHandler(logging.Handler):
    def __init__(self, client: QdrantClient, name: str):
        super().__init__()
        self.client = client
        self.name = name
        self.n = 0

    def emit(self, record):
        self.n += 1
        point = models.PointStruct(id=self.n, vector=[record.levelno], payload={"message": self.format(record)})
        self.client.upsert(self.name, points=[point])
