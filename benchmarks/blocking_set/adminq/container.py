from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch, singledispatchmethod
from typing import Any, NamedTuple, TypedDict

import ldap3
import psycopg2
import redis
from psycopg2.pool import SimpleConnectionPool
from redis.asyncio import Redis


class Services:
    """Made once; which kind is a matter of flags."""

    def __init__(self, *, fake: bool = False, dsn: str = "dbname=admin") -> None:
        self.cache = {} if fake else redis.Redis()
        self.acache = Redis()
        self.pool = None if fake else SimpleConnectionPool(1, 4, dsn)

    def lookup(self, key: str) -> Any:
        return self.cache.get(key)

    async def alookup(self, key: str) -> Any:
        return await self.acache.get(key)  # ok

    def rows(self, sql: str) -> list[tuple]:
        if self.pool is None:
            return []
        connection = self.pool.getconn()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


class Handler(NamedTuple):
    name: str
    run: Callable[[Any], Any]
    aside: bool = False


class Options(TypedDict, total=False):
    get: str
    timeout: float


@singledispatch
def export(value: Any) -> str:
    return str(value)


@export.register
def _(value: dict) -> str:
    return ",".join(value)


@export.register
def _(value: bytes) -> str:
    with open("export.bin", "wb") as handle:
        handle.write(value)
    return "export.bin"


def directory(user: str) -> list[str]:
    connection = ldap3.Connection("ldap://local", auto_bind=True)
    connection.search("dc=x", f"(uid={user})")
    return [str(e) for e in connection.entries]


def connect() -> Any:
    return psycopg2.connect("dbname=admin")


def purge(services: Services) -> int:
    return len(services.rows("delete from logs returning id"))


def describe(services: Services) -> str:
    return type(services).__name__


HANDLERS = [Handler("describe", describe), Handler("purge", purge, aside=True)]
QUICK = [handler for handler in HANDLERS if not handler.aside]
