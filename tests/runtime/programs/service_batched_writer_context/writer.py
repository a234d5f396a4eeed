from qdrant_client import QdrantClient, models


class Writer:
    def __init__(self, client: QdrantClient, name: str, size: int):
        self.client, self.name, self.size = client, name, size
        self.buffer = []
        self.flushes = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.flush()

    def write(self, id):
        self.buffer.append(models.PointStruct(id=id, vector={}))
        if len(self.buffer) >= self.size:
            self.flush()

    def flush(self):
        if self.buffer:
            self.client.upsert(self.name, self.buffer)
            self.flushes += 1
            self.buffer = []
