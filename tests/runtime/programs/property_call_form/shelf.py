from qdrant_client import QdrantClient


class Shelf:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def _get_size(self):
        return len(self.client.get_collections().collections)

    def _get_title(self):
        return "shelf"

    size = property(_get_size)
    title = property(_get_title)
