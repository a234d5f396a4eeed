import hashlib
import uuid

from qdrant_client import QdrantClient, models

SPACE = uuid.UUID(int=7)


def digest(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()[:8]


class Syncer:
    def __init__(self, collection: str):
        self.collection = collection
        self.client = QdrantClient(":memory:")
        self._created = False

    def _stored(self) -> dict[str, str]:
        stored, offset = {}, None
        while True:
            records, offset = self.client.scroll(self.collection, limit=2, offset=offset, with_payload=True)
            stored.update({r.payload["key"]: r.payload["hash"] for r in records})
            if not offset:
                break
        return stored

    def sync(self, source: dict[str, str]) -> dict[str, int]:
        if not self._created:
            self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
            self._created = True
        stored = self._stored()
        changed = [k for k, v in source.items() if stored.get(k) != digest(v)]
        gone = sorted(stored.keys() - source.keys())
        if changed:
            self.client.upsert(self.collection, [self._point(k, source[k]) for k in changed])
        if gone:
            self.client.delete(
                self.collection,
                points_selector=models.FilterSelector(
                    filter=models.Filter(must=[models.FieldCondition(key="key", match=models.MatchAny(any=gone))])
                ),
            )
        return {"changed": len(changed), "gone": len(gone)}

    def _point(self, key: str, text: str) -> models.PointStruct:
        return models.PointStruct(id=str(uuid.uuid5(SPACE, key)), vector=[1.0], payload={"key": key, "hash": digest(text)})

    def listing(self):
        return sorted(self._stored())
