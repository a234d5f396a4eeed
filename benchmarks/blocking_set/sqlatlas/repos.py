from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator

import aiosqlite
import asyncpg
import psycopg


class Repo(ABC):
    @abstractmethod
    def names(self) -> list[str]: ...

    def first(self) -> str | None:
        return next(iter(self.names()), None)

    def count(self) -> int:
        return len(self.names())


class SqliteRepo(Repo):
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path, check_same_thread=False)

    def names(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select name from places")]

    def rows(self) -> Iterator[tuple]:
        yield from self.connection.execute("select * from places")


class PgRepo(Repo):
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def names(self) -> list[str]:
        with psycopg.connect(self.dsn) as connection:
            return [row[0] for row in connection.execute("select name from places").fetchall()]


class StaticRepo(Repo):
    def __init__(self, names: list[str]) -> None:
        self._names = names

    def names(self) -> list[str]:
        return list(self._names)


class AsyncRepo:
    def __init__(self, path: str) -> None:
        self.path = path

    async def names(self) -> list[str]:
        async with aiosqlite.connect(self.path) as db:
            async with db.execute("select name from places") as cursor:  # ok
                return [row[0] async for row in cursor]  # ok

    async def count(self) -> int:
        return len(await self.names())  # ok


class PoolRepo:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool

    async def names(self) -> list[str]:
        async with self.pool.acquire() as connection:  # ok
            rows = await connection.fetch("select name from places")  # ok
        return [row["name"] for row in rows]


class Query:
    """Builds a statement; `execute` gives its text."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.filters: list[str] = []

    def where(self, text: str) -> "Query":
        self.filters.append(text)
        return self

    def execute(self) -> str:
        return f"select * from {self.table} where {' and '.join(self.filters)}"

    def commit(self) -> None:
        self.filters.clear()
