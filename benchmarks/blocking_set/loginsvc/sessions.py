from __future__ import annotations

import time
from typing import Any, ClassVar

import redis
from cachetools import TTLCache
from redis.asyncio import Redis as AsyncRedis


class Sessions:
    ttl: ClassVar[int] = 3600

    def __init__(self, store: Any) -> None:
        self.store = store

    def put(self, key: str, user: str) -> None:
        self.store.set(key, user)

    def user(self, key: str) -> str | None:
        return self.store.get(key)


class LocalStore:
    def __init__(self) -> None:
        self.items: TTLCache[str, str] = TTLCache(1000, 60)

    def set(self, key: str, value: str) -> None:
        self.items[key] = value

    def get(self, key: str) -> str | None:
        return self.items.get(key)


class AsyncSessions:
    def __init__(self, store: AsyncRedis) -> None:
        self.store = store

    async def put(self, key: str, user: str) -> None:
        await self.store.set(key, user, ex=Sessions.ttl)  # ok

    async def user(self, key: str) -> str | None:
        return await self.store.get(key)  # ok


def local_sessions() -> Sessions:
    return Sessions(LocalStore())


def redis_sessions() -> Sessions:
    return Sessions(redis.from_url("redis://localhost"))


def age(started: float) -> float:
    return time.time() - started
