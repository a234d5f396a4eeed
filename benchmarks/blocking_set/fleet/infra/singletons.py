from __future__ import annotations

import enum
import os
import sqlite3
import threading
from functools import cache, partial, partialmethod
from typing import Any, ClassVar, NamedTuple

import httpx
import pymysql
import redis
import requests


class Singleton(type):
    _instances: ClassVar[dict[type, Any]] = {}

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Settings(metaclass=Singleton):
    def __init__(self) -> None:
        self.dsn = os.environ.get("DSN", "")

    def value(self, name: str) -> str:
        return getattr(self, name, "")


class Cache:
    _one: ClassVar[Cache | None] = None

    def __new__(cls) -> Cache:
        if cls._one is None:
            cls._one = super().__new__(cls)
            cls._one.redis = redis.Redis.from_url("redis://x")
        return cls._one

    def remember(self, key: str, value: str) -> None:
        self.redis.set(key, value, ex=60)

    def recall(self, key: str) -> str | None:
        return self.redis.get(key)

    def key(self, *parts: str) -> str:
        return ":".join(parts)


class Verb(enum.Enum):
    GET = "get"
    POST = "post"

    def send(self, url: str) -> requests.Response:
        return requests.request(self.value, url, timeout=3)

    @property
    def is_safe(self) -> bool:
        return self is Verb.GET


class Position(NamedTuple):
    latitude: float
    longitude: float

    def address(self) -> str:
        return httpx.get("https://geo.example", params=self._asdict()).text

    def rounded(self) -> Position:
        return Position(round(self.latitude), round(self.longitude))


class Rows:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def _select(self, table: str, limit: int = 5) -> list[Any]:
        return self.connection.execute(f"select * from {table} limit ?", (limit,)).fetchall()

    cars = partialmethod(_select, "cars")
    drivers = partialmethod(_select, "drivers", limit=1)

    def names(self) -> tuple[str, str]:
        return "cars", "drivers"


@cache
def connection() -> sqlite3.Connection:
    return sqlite3.connect("fleet.db", check_same_thread=False)


def warehouse() -> pymysql.connections.Connection:
    return pymysql.connect(host="db", user="fleet")


local = threading.local()


def per_thread() -> httpx.Client:
    if not hasattr(local, "client"):
        local.client = httpx.Client()
    return local.client


ping = partial(requests.get, "https://fleet.example/ping", timeout=1)
pong = partial(str.upper, "pong")
