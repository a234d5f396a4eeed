from __future__ import annotations

import os
from typing import Any, Generic, TypeVar

from elasticsearch import AsyncElasticsearch, Elasticsearch, helpers
from motor.motor_asyncio import AsyncIOMotorClient
from neo4j import AsyncGraphDatabase, GraphDatabase
from pymongo import AsyncMongoClient, MongoClient
from pymongo.collection import Collection

T = TypeVar("T")


class Settings:
    mongo = os.environ.get("MONGO", "mongodb://x")
    elastic = "http://e"


def mongo() -> MongoClient:
    return MongoClient(Settings.mongo)


def motor() -> AsyncIOMotorClient:
    return AsyncIOMotorClient(Settings.mongo)


class Repository(Generic[T]):
    collection_name: str

    def __init__(self, db: Any = None) -> None:
        self.db = mongo()["shop"] if db is None else db

    @property
    def collection(self) -> Collection:
        return self.db[self.collection_name]

    def one(self, key: str) -> dict | None:
        return self.collection.find_one({"_id": key})

    def many(self, **query: Any) -> list[dict]:
        return list(self.collection.find(query).sort("name").limit(10))

    def cursor(self, **query: Any):
        return self.collection.find(query)

    def query(self, name: str) -> dict:
        return {"name": {"$regex": name}}


class Threads(Repository[dict]):
    collection_name = "threads"


class Search:
    def __init__(self, es: Elasticsearch | None = None) -> None:
        self.es = es or Elasticsearch(Settings.elastic)

    def find(self, text: str) -> list[dict]:
        return self.es.search(index="t", query={"match": {"text": text}})["hits"]["hits"]

    def load(self, docs: list[dict]) -> None:
        helpers.bulk(self.es, docs)

    def body(self, text: str) -> dict:
        return {"match": {"text": text}}


class AsyncSearch:
    def __init__(self) -> None:
        self.es = AsyncElasticsearch(Settings.elastic)

    async def find(self, text: str) -> list[dict]:
        return (await self.es.search(index="t", query={}))["hits"]["hits"]  # ok

    async def load(self, docs: list[dict]) -> None:
        await helpers.async_bulk(self.es, docs)  # ok


class Graph:
    def __init__(self, uri: str) -> None:
        self._driver = GraphDatabase.driver(uri)

    def neighbours(self, name: str) -> list[str]:
        with self._driver.session() as session:
            return [r["n"] for r in session.run("match (a {name: $n})--(n) return n", n=name)]


class AsyncGraph:
    def __init__(self, uri: str) -> None:
        self._driver = AsyncGraphDatabase.driver(uri)

    async def neighbours(self, name: str) -> list[str]:
        async with self._driver.session() as session:  # ok
            result = await session.run("match (n) return n")  # ok
            return [r["n"] async for r in result]  # ok


async def mongo4(key: str) -> dict | None:
    client = AsyncMongoClient(Settings.mongo)
    cursor = await client["shop"]["threads"].aggregate([])  # ok
    print(await cursor.to_list())  # ok
    return await client["shop"]["threads"].find_one({"_id": key})  # ok
