from __future__ import annotations

import pickle
import sqlite3
from collections import UserDict
from collections.abc import Callable

import aiosqlite
import redis
import redis.asyncio as aioredis


class Strikes:
    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path)
        self.hot: dict[int, int] = {}

    def add(self, user: int) -> int:
        self.db.execute("update strikes set n = n + 1 where user = ?", (user,))
        self.db.commit()
        return self.of(user)

    def of(self, user: int) -> int:
        if user in self.hot:
            return self.hot[user]
        return self.db.execute("select n from strikes where user = ?", (user,)).fetchone()[0]

    def remember(self, user: int, n: int) -> None:
        self.hot[user] = n

    def forget(self) -> None:
        self.hot.clear()


class AStrikes:
    def __init__(self, db: aiosqlite.Connection) -> None:
        self.db = db

    async def add(self, user: int) -> int:
        await self.db.execute("update strikes set n = n + 1 where user = ?", (user,))  # ok
        await self.db.commit()  # ok
        return 1


class Ttl(UserDict):
    def __getitem__(self, key: str) -> str:
        return super().__getitem__(key.lower())

    def get(self, key: str, default: str = "") -> str:
        return self.data.get(key, default)


class RedisCache:
    def __init__(self, url: str) -> None:
        self.r = redis.Redis.from_url(url)

    def __getitem__(self, key: str) -> bytes:
        return self.r.get(key)

    def __setitem__(self, key: str, value: object) -> None:
        self.r.set(key, pickle.dumps(value))

    def __delitem__(self, key: str) -> None:
        self.r.delete(key)

    def __len__(self) -> int:
        return self.r.dbsize()

    def key(self, *parts: str) -> str:
        return ":".join(parts)

    def batch(self) -> redis.client.Pipeline:
        return self.r.pipeline()


class AsyncCache:
    def __init__(self, url: str) -> None:
        self.r = aioredis.from_url(url)

    async def get(self, key: str) -> bytes:
        return await self.r.get(key)  # ok

    async def fill(self, keys: list[str]) -> None:
        pipe = self.r.pipeline()  # ok
        for key in keys:
            pipe.set(key, "1")  # ok
        await pipe.execute()  # ok


def counter(cache: RedisCache) -> Callable[[str], int]:
    def bump(name: str) -> int:
        return cache.r.incr(name)

    return bump


def local_counter() -> Callable[[str], int]:
    counts: dict[str, int] = {}

    def bump(name: str) -> int:
        counts[name] = counts.get(name, 0) + 1
        return counts[name]

    return bump
