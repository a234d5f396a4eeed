from qdrant_client import QdrantClient, models

from .settings import Settings


def connect(settings: Settings) -> QdrantClient:
    return QdrantClient(location=settings.location)


def prepare(client: QdrantClient, settings: Settings) -> bool:
    if client.collection_exists(settings.collection):
        return False
    return client.create_collection(
        settings.collection,
        vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT),
    )


class EventLog:
    def __init__(self, client: QdrantClient, collection: str):
        self._client = client
        self._collection = collection
        self._sequence = 0

    def append(self, kind: str, tick: int) -> int:
        self._sequence += 1
        point = models.PointStruct(id=self._sequence, vector=[float(tick)], payload={"kind": kind, "tick": tick})
        self._client.upsert(self._collection, [point])
        return self._sequence

    def trim(self, keep: int) -> int:
        excess = len(self) - keep
        if excess <= 0:
            return 0
        oldest, _ = self._client.scroll(self._collection, limit=excess)
        self._client.delete(self._collection, [r.id for r in oldest])
        return len(oldest)

    def kinds(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for record in self._client.scroll(self._collection, limit=100)[0]:
            found[record.payload["kind"]] = found.get(record.payload["kind"], 0) + 1
        return found

    def __len__(self) -> int:
        return self._sequence - self.trimmed

    trimmed = 0
