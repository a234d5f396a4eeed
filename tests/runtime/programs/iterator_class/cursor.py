from qdrant_client import QdrantClient


class Cursor:
    def __init__(self, client: QdrantClient, name: str, size: int = 2):
        self.client = client
        self.name = name
        self.size = size
        self.offset = None
        self.done = False
        self.fetched = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.done:
            raise StopIteration
        rows, self.offset = self.client.scroll(self.name, limit=self.size, offset=self.offset)
        self.fetched += len(rows)
        self.done = self.offset is None
        return rows
