from __future__ import annotations

import abc
import sqlite3
import typing as t

import asyncpg
import redis


class OrderRepo(t.Protocol):
    def find(self, order_id: int) -> dict | None: ...
    def save(self, order: dict) -> None: ...


class SqlOrders:
    def __init__(self, path: str):
        self._conn = sqlite3.connect(path)

    def find(self, order_id):
        cur = self._conn.cursor()
        cur.execute("select * from orders where id = ?", (order_id,))
        return cur.fetchone()

    def save(self, order):
        with self._conn:
            self._conn.execute("insert into orders values (?)", (order["id"],))


class MemoryOrders:
    def __init__(self):
        self._orders = {}

    def find(self, order_id):
        return self._orders.get(order_id)

    def save(self, order):
        self._orders[order["id"]] = order


class CachedOrders:
    """A cache in front of any repository."""

    def __init__(self, inner: OrderRepo, cache: redis.Redis | dict):
        self.inner = inner
        self.cache = cache

    def find(self, order_id):
        return self.cache.get(order_id) or self.inner.find(order_id)

    def save(self, order):
        self.inner.save(order)


class PgOrders:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def find(self, order_id):
        return await self.pool.fetchrow("select * from orders where id = $1", order_id)  # ok

    async def save(self, order):
        async with self.pool.acquire() as conn, conn.transaction():  # ok
            await conn.execute("insert into orders values ($1)", order["id"])  # ok


class UnitOfWork(abc.ABC):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.rollback()

    @abc.abstractmethod
    def commit(self): ...

    @abc.abstractmethod
    def rollback(self): ...


class SqlUnit(UnitOfWork):
    def __init__(self, conn: sqlite3.Connection):
        self.conn = conn

    def commit(self):
        self.conn.commit()

    def rollback(self):
        self.conn.rollback()


class NullUnit(UnitOfWork):
    committed = False

    def commit(self):
        self.committed = True

    def rollback(self):
        pass
