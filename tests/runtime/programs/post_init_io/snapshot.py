from dataclasses import dataclass, field

from qdrant_client import QdrantClient


@dataclass
class Snapshot:
    client: QdrantClient = field(repr=False)
    name: str
    total: int = field(init=False)

    def __post_init__(self):
        self.total = self.client.count(self.name).count

    def diff(self, other: "Snapshot") -> int:
        return other.total - self.total
