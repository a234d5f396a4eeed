import logging

from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

log = logging.getLogger(__name__)


class Repository:
    def __init__(self, name: str, location: str = ":memory:"):
        self._client: QdrantClient | None = None
        self.name, self.location = name, location

    @property
    def client(self) -> QdrantClient:
        if self._client is None:
            log.info("connecting")
            self._client = QdrantClient(self.location)
        return self._client

    def exists(self) -> bool:
        return self.client.collection_exists(self.name)

    def create(self) -> None:
        self.client.create_collection(self.name, vectors_config=VectorParams(size=2, distance=Distance.COSINE))

    def save(self, id: int, x: float, y: float) -> None:
        self.client.upsert(self.name, points=[PointStruct(id=id, vector=[x, y], payload={"xy": f"{x}/{y}"})])

    def load(self, *ids: int) -> dict[int, str]:
        return {r.id: r.payload["xy"] for r in self.client.retrieve(self.name, ids=ids)}
