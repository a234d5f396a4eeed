from qdrant_client import QdrantClient, models


class KV:
    def set(self, key: int, value: str) -> None:
        raise NotImplementedError

    def get(self, key: int) -> str | None:
        raise NotImplementedError


class DictKV(KV):
    def __init__(self):
        self.d = {}

    def set(self, key, value):
        self.d[key] = value

    def get(self, key):
        return self.d.get(key)


class QdrantKV(KV):
    def __init__(self, client: QdrantClient):
        self.client = client

    def set(self, key, value):
        if not self.client.collection_exists("kv"):
            self.client.create_collection("kv", vectors_config={})
        self.client.upsert("kv", [models.PointStruct(id=key, vector={}, payload={"v": value})])

    def get(self, key):
        if not self.client.collection_exists("kv"):
            return None
        rows = self.client.retrieve("kv", [key])
        return rows[0].payload["v"] if rows else None
