from qdrant_client import QdrantClient, models

_MISSING = object()


class Memo:
    def __init__(self):
        self._db = QdrantClient(":memory:")
        self._memo = {}
        self._made = False
        self.reads = 0

    def put(self, id, value):
        if not self._made:
            self._made = self._db.create_collection("m", vectors_config={})
        self._db.upsert("m", [models.PointStruct(id=id, vector={}, payload={"value": value})])
        self._memo.pop(id, None)

    def get(self, id):
        value = self._memo.get(id, _MISSING)
        if value is _MISSING:
            value = self._memo[id] = self._load(id)
        return value

    def _load(self, id):
        self.reads += 1
        return next((r.payload["value"] for r in self._db.retrieve("m", [id])), None)
