from qdrant_client import QdrantClient, models

_client = QdrantClient(":memory:")


class Collection:
    size = 1

    def __init__(self, name: str):
        self.client = _client
        self.name = name
        self.client.create_collection(name, vectors_config=models.VectorParams(size=self.size, distance=models.Distance.DOT))
        self.info = self.client.get_collection(name)

    def description(self) -> str:
        return f"{self.name}/{self.info.config.params.vectors.size}"
