from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any

import redis
import redis.asyncio as aioredis
from elasticsearch import AsyncElasticsearch, Elasticsearch

pool = redis.ConnectionPool(host="cache")
client = redis.Redis(connection_pool=pool, decode_responses=True)
async_client = aioredis.Redis(host="cache")


def cached(seconds: int):
    def decorate(function: Callable[..., Any]):
        @functools.wraps(function)
        def wrapper(*args: Any) -> Any:
            key = f"{function.__name__}:{args}"
            found = client.get(key)
            if found is not None:
                return json.loads(found)
            made = function(*args)
            client.setex(key, seconds, json.dumps(made))
            return made

        return wrapper

    return decorate


def async_cached(function):
    @functools.wraps(function)
    async def wrapper(*args: Any) -> Any:
        found = await async_client.get(function.__name__)  # ok
        return found or await function(*args)  # ok

    return wrapper


class Local(dict):
    def get(self, key, default=None):
        return super().get(key, default)

    def search(self, text: str) -> list[str]:
        return [k for k in self if text in k]


class Search:
    def __init__(self, host: str) -> None:
        self.es = Elasticsearch(host)
        self.aes = AsyncElasticsearch(host)

    @cached(60)
    def count(self, index: str) -> int:
        return self.es.count(index=index)["count"]

    def find(self, text: str) -> list[dict]:
        return self.es.search(index="docs", query={"match": {"text": text}})["hits"]["hits"]

    async def afind(self, text: str):
        return await self.aes.search(index="docs", query={"match": {"text": text}})  # ok


@cached(5)
def total(left: int, right: int) -> int:
    return left + right


class Counter:
    def __init__(self, key: str, connection: redis.Redis = client) -> None:
        self.key = key
        self.connection = connection

    def __iadd__(self, amount: int) -> "Counter":
        self.connection.incrby(self.key, amount)
        return self

    def __int__(self) -> int:
        return int(self.connection.get(self.key) or 0)
