from collections.abc import MutableMapping

from qdrant_client import QdrantClient, models


class StoreDict(MutableMapping):
    def __init__(self):
        self.q = QdrantClient(":memory:")
        self.q.create_collection("d", vectors_config={})

    def __setitem__(self, key, value):
        self.q.upsert("d", [models.PointStruct(id=key, vector={}, payload={"v": value})])

    def __getitem__(self, key):
        rows = self.q.retrieve("d", [key])
        if not rows:
            raise KeyError(key)
        return rows[0].payload["v"]

    def __delitem__(self, key):
        self.q.delete("d", [key])

    def __iter__(self):
        return iter([r.id for r in self.q.scroll("d")[0]])

    def __len__(self):
        return self.q.count("d").count
