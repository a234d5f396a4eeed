from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


class Store:
    def __init__(self, name: str) -> None:
        self.client = QdrantClient(":memory:")
        self.name = name

    def __getattribute__(self, attribute: str):
        if attribute == "label":
            return "<" + super().__getattribute__("name") + ">"
        return super().__getattribute__(attribute)

    def fill(self, vectors: list[list[float]]) -> None:
        object.__getattribute__(self, "client").create_collection(
            self.name, vectors_config=VectorParams(size=2, distance=Distance.DOT)
        )
        points = [PointStruct(id=number, vector=vector) for number, vector in enumerate(vectors)]
        self.client.__getattribute__("upsert")(self.name, points)

    def size(self) -> int:
        return self.client.count(self.name).count

    def names(self) -> list[str]:
        return [c.name for c in object.__getattribute__(self.client, "get_collections")().collections]
