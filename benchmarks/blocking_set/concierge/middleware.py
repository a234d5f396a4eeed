from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
from aiogram import BaseMiddleware
from aiogram.types import TelegramObject
from psycopg_pool import AsyncConnectionPool, ConnectionPool


class Database(BaseMiddleware):
    def __init__(self, pool: ConnectionPool, apool: AsyncConnectionPool) -> None:
        self.pool = pool
        self.apool = apool

    async def __call__(
        self, handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
    ) -> Any:
        async with self.apool.connection() as connection:  # ok
            await connection.execute("select 1")  # ok
            data["db"] = connection
        with self.pool.connection() as plain:  # BLOCKS: QAM305
            plain.execute("select 1")  # BLOCKS: QAM305
            return await handler(event, data)  # ok


class Throttle(BaseMiddleware):
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.last = 0.0

    def slow_down(self) -> None:
        if time.monotonic() - self.last < self.seconds:
            time.sleep(self.seconds)
        self.last = time.monotonic()

    async def calm_down(self) -> None:
        await asyncio.sleep(self.seconds)  # ok

    async def __call__(self, handler, event, data):
        await self.calm_down()  # ok
        self.slow_down()  # BLOCKS: QAM301
        return await handler(event, data)  # ok


class Log:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def write(self, text: str) -> None:
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute("insert into log values (%s)", (text,))

    async def awrite(self, text: str) -> None:
        async with await psycopg.AsyncConnection.connect(self.dsn) as connection:  # ok
            await connection.execute("insert into log values (%s)", (text,))  # ok
