from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

import pymongo
import redis
import redis.asyncio as aredis
from redis.lock import Lock

K = TypeVar("K")


class Counter(Protocol):
    def add(self, key: str, by: int = 1) -> int: ...


class RedisCounter:
    def __init__(self, client: redis.Redis) -> None:
        self.client = client

    def add(self, key: str, by: int = 1) -> int:
        return int(self.client.incrby(self.name(key), by))

    def name(self, key: str) -> str:
        return f"n:{key}"


class LocalCounter:
    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, key: str, by: int = 1) -> int:
        self.counts[key] = self.counts.get(key, 0) + by
        return self.counts[key]


class Shelf(MutableMapping[str, Any]):
    def __init__(self, client: redis.Redis | None = None) -> None:
        self.client = client
        self.local: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if self.client is None:
            return self.local[key]
        return json.loads(self.client.get(key))

    def __setitem__(self, key: str, value: Any) -> None:
        if self.client is None:
            self.local[key] = value
            return
        self.client.set(key, json.dumps(value))

    def __delitem__(self, key: str) -> None:
        self.local.pop(key, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self.local)

    def __len__(self) -> int:
        return len(self.local)


class Warehouse(Generic[K]):
    def __init__(self, counter: Counter, shelf: Shelf, db: Any = None) -> None:
        self.counter = counter
        self.shelf = shelf
        self.db = db

    @property
    def goods(self) -> Any:
        if self.db is None:
            self.db = pymongo.MongoClient()["stock"]
        return self.db["goods"]

    def take(self, key: str) -> int:
        return self.counter.add(key, -1)

    def put(self, key: str, value: Any) -> None:
        self.shelf[key] = value

    def find(self, key: str) -> Any:
        return self.goods.find_one({"key": key})

    def search(self, text: str) -> Any:
        return self.goods.find({"$text": {"$search": text}}).limit(3)

    @contextmanager
    def reserved(self, key: str) -> Iterator[str]:
        self.take(key)
        yield key
        self.counter.add(key)

    def label(self, key: str) -> str:
        return key.title()


class Guard:
    def __init__(self, client: redis.Redis | aredis.Redis, name: str) -> None:
        self.client = client
        self.name = name

    def __enter__(self) -> Lock:
        self.lock = self.client.lock(self.name)
        self.lock.acquire()
        return self.lock

    def __exit__(self, *error: object) -> None:
        self.lock.release()

    async def __aenter__(self) -> Any:
        self.lock = self.client.lock(self.name)
        await self.lock.acquire()  # ok
        return self.lock

    async def __aexit__(self, *error: object) -> None:
        await self.lock.release()  # ok


def local_warehouse() -> Warehouse[str]:
    return Warehouse(LocalCounter(), Shelf())


def redis_warehouse(url: str) -> Warehouse[str]:
    client = redis.from_url(url)
    return Warehouse(RedisCounter(client), Shelf(client))
