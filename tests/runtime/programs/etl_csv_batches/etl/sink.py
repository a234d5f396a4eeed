from dataclasses import dataclass, field

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams


@dataclass
class Sink:
    client: QdrantClient
    collection: str = "fruit"
    rejected: list[str] = field(default_factory=list)

    def open(self) -> "Sink":
        self.client.create_collection(self.collection, vectors_config=VectorParams(size=1, distance=Distance.DOT))
        return self

    def write(self, batch: list[dict]) -> int:
        points = []
        for row in batch:
            if not row["price"]:
                self.rejected.append(row["name"])
                continue
            points.append(PointStruct(id=int(row["id"]), vector=[float(row["price"])], payload={"name": row["name"]}))
        if points:
            self.client.upsert(self.collection, points=points)
        return len(points)
