from qdrant_client import QdrantClient, models


class Store:
    def __init__(self, names: list[str]) -> None:
        self.client = QdrantClient(":memory:")
        for name in names:
            self.client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))

    def size(self) -> int:
        return len(self.client.get_collections().collections)
