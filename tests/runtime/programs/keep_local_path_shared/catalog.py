from qdrant_client import QdrantClient

PATH = "storage"


class Catalog:
    def __init__(self):
        self.client = QdrantClient(path=PATH)

    def __len__(self):
        return len(self.client.get_collections().collections)

    def __contains__(self, name):
        return self.client.collection_exists(name)

    def close(self):
        self.client.close()
