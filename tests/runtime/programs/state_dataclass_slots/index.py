from dataclasses import dataclass, field

from qdrant_client import QdrantClient, models


def _memory():
    return QdrantClient(":memory:")


@dataclass(slots=True)
class Index:
    name: str
    client: QdrantClient = field(default_factory=_memory)

    def create(self) -> None:
        self.client.create_collection(self.name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))

    def names(self) -> list[str]:
        return sorted(c.name for c in self.client.get_collections().collections)
