from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Generic, TypeVar

import pymongo
import redis
from cassandra.cluster import Cluster
from motor.motor_asyncio import AsyncIOMotorClient
from neo4j import GraphDatabase
from pymongo.collection import Collection
from redis.asyncio import Redis as AsyncRedis

T = TypeVar("T")


class Repo(Generic[T]):
    def find(self, key: str) -> T | None:
        raise NotImplementedError

    def get(self, key: str) -> T:
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __getitem__(self, key: str) -> T:
        return self.get(key)

    def __contains__(self, key: str) -> bool:
        return self.find(key) is not None


class MongoRepo(Repo[dict]):
    def __init__(self, collection: Collection):
        self.collection = collection

    @classmethod
    def at(cls, url: str) -> MongoRepo:
        return cls(pymongo.MongoClient(url)["toll"]["cars"])

    def find(self, key: str) -> dict | None:
        return self.collection.find_one({"_id": key})

    def all(self) -> Iterator[dict]:
        yield from self.collection.find().limit(10)


class MemoryRepo(Repo[dict]):
    def __init__(self, rows: dict[str, dict] | None = None):
        self.rows = rows or {}

    def find(self, key: str) -> dict | None:
        return self.rows.get(key)

    def all(self) -> Iterator[dict]:
        yield from self.rows.values()


class AsyncMongoRepo:
    def __init__(self, url: str):
        self.collection = AsyncIOMotorClient(url).toll.cars

    async def find(self, key: str) -> dict | None:
        return await self.collection.find_one({"_id": key})  # ok

    async def all(self) -> AsyncIterator[dict]:
        async for row in self.collection.find():  # ok
            yield row


class Cached(Repo[T]):
    def __init__(self, inner: Repo[T], cache: redis.Redis):
        self.inner, self.cache = inner, cache

    def find(self, key: str) -> T | None:
        return self.cache.get(key) or self.inner.find(key)


class Graph:
    driver = GraphDatabase.driver("bolt://x")

    def near(self, key: str) -> list:
        with self.driver.session() as session:
            return session.run("match (n) return n", key=key).data()

    def query(self, key: str) -> str:
        return f"match (n:{key}) return n"


class Wide:
    def __init__(self, hosts: list[str]):
        self.cluster = Cluster(hosts)

    def session(self):
        return self.cluster.connect("toll")

    def rows(self, query: str):
        return self.session().execute(query).all()


class Counter:
    def __init__(self, client: AsyncRedis):
        self.client = client

    async def up(self, key: str) -> int:
        async with self.client.pipeline() as pipe:  # ok
            pipe.incr(key)  # ok
            return (await pipe.execute())[0]  # ok

    def __aiter__(self):
        return self.client.scan_iter()
