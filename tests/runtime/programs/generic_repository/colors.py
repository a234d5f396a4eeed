from dataclasses import asdict, dataclass

from qdrant_client import QdrantClient, models

from repository import Repository


@dataclass
class Color:
    id: int
    name: str


class Colors(Repository[Color]):
    collection = "colors"

    def __init__(self) -> None:
        self.client = QdrantClient(":memory:")

    def open(self) -> "Colors":
        self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return self

    def encode(self, item: Color) -> models.PointStruct:
        return models.PointStruct(id=item.id, vector=[1.0], payload=asdict(item))

    def decode(self, payload: dict) -> Color:
        return Color(**payload)
