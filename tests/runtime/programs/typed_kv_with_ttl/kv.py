import zlib
from dataclasses import dataclass

from qdrant_client import QdrantClient, models


@dataclass
class Clock:
    now: float = 0.0


class KV:
    def __init__(self, clock: Clock):
        self.clock = clock
        self.client = QdrantClient(":memory:")
        self._ready = False

    @staticmethod
    def _id(key: str) -> int:
        return zlib.crc32(key.encode())

    def _ensure(self) -> None:
        if self._ready:
            return
        self.client.create_collection("kv", vectors_config={})
        self._ready = True

    def set(self, key: str, value: int, ttl: float) -> None:
        self._ensure()
        payload = {"value": value, "until": self.clock.now + ttl}
        self.client.upsert("kv", [models.PointStruct(id=self._id(key), vector={}, payload=payload)])

    def get(self, key: str) -> int | None:
        self._ensure()
        for record in self.client.retrieve("kv", [self._id(key)]):
            if record.payload["until"] >= self.clock.now:
                return record.payload["value"]
        return None

    def _expired(self) -> models.Filter:
        return models.Filter(must=[models.FieldCondition(key="until", range=models.Range(lt=self.clock.now))])

    def expire(self) -> int:
        n = self.client.count("kv", count_filter=self._expired()).count
        if n:
            self.client.delete("kv", points_selector=models.FilterSelector(filter=self._expired()))
        return n

    def size(self) -> int:
        return self.client.count("kv").count
