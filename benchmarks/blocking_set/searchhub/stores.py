from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Union

from cassandra.cluster import Cluster
from elasticsearch import AsyncElasticsearch, Elasticsearch
from elasticsearch.helpers import async_bulk, bulk, scan
from neo4j import AsyncGraphDatabase, GraphDatabase
from opensearchpy import OpenSearch
from pymongo import MongoClient

AnySearch = Union[Elasticsearch, OpenSearch]


class Graph:
    def __init__(self, url: str) -> None:
        self._driver = GraphDatabase.driver(url)

    @contextlib.contextmanager
    def session(self):
        with self._driver.session() as session:
            yield session

    def names(self) -> list[str]:
        with self.session() as session:
            return [r["n"] for r in session.run("match (n) return n")]

    def add(self, name: str) -> None:
        with self._driver.session() as session:
            session.execute_write(lambda tx: tx.run("create (n {name: $name})", name=name))


class AsyncGraph:
    def __init__(self, url: str) -> None:
        self._driver = AsyncGraphDatabase.driver(url)

    async def names(self) -> list[str]:
        async with self._driver.session() as session:
            result = await session.run("match (n) return n")
            return [r["n"] async for r in result]


class Index:
    def __init__(self, search: AnySearch, name: str) -> None:
        self.search = search
        self.name = name

    def hits(self, query: dict) -> Iterator[dict]:
        for hit in self.search.search(index=self.name, body=query)["hits"]["hits"]:
            yield hit["_source"]

    def all(self) -> Iterator[dict]:
        return scan(self.search, index=self.name)

    def load(self, rows: list[dict]) -> int:
        done, _ = bulk(self.search, rows)
        return done

    def query(self, text: str) -> dict[str, Any]:
        return {"match": {"text": text}}


class Documents:
    def __init__(self, url: str) -> None:
        self.mongo = MongoClient(url)
        self.db = self.mongo["hub"]

    @property
    def pages(self):
        return self.db["pages"]

    def find(self, **query):
        return self.pages.find(query).limit(10)

    def put(self, page: dict) -> Any:
        return self.pages.insert_one(page).inserted_id


def wide() -> Cluster:
    return Cluster(["localhost"])


async def load_async(client: AsyncElasticsearch, rows: list[dict]) -> None:
    await async_bulk(client, rows)  # ok
