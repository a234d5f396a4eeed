from qdrant_client import QdrantClient, models

ORDER = []


class Base:
    def __init__(self, name):
        ORDER.append(f"base {name}")
        self.name = name
        self.client = QdrantClient(":memory:")
        self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        ORDER.append("base done")
