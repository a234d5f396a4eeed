from qdrant_client import QdrantClient


class Cursor:
    def __init__(self, client: QdrantClient, name: str, size: int):
        self.client, self.name, self.size = client, name, size
        self.offset = None
        self.buffer = []
        self.pages = 0

    def __iter__(self):
        return self

    def __next__(self):
        if not self.buffer:
            if self.pages and self.offset is None:
                raise StopIteration
            self.buffer, self.offset = self.client.scroll(self.name, limit=self.size, offset=self.offset)
            self.pages += 1
            if not self.buffer:
                raise StopIteration
        return self.buffer.pop(0)
