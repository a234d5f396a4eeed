from qdrant_client import QdrantClient


class Free:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    def make(self, name):
        self.client.create_collection(name, vectors_config={})

    def size(self):
        return len(self.client.get_collections().collections)
