import functools
import json

import redis
import redis.asyncio as aioredis

from ..settings import get_settings

_client = None


def client() -> redis.Redis:
    global _client
    if _client is None:
        _client = redis.Redis.from_url(get_settings().redis_url)
    return _client


def cached(prefix: str, seconds: int = 60):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(key):
            stored = client().get(f"{prefix}:{key}")
            if stored is not None:
                return json.loads(stored)
            value = function(key)
            client().set(f"{prefix}:{key}", json.dumps(value), ex=seconds)
            return value

        return wrapper

    return decorate


@cached("sku")
def sku_name(key: str) -> str:
    return key.upper()


class Cache:
    def __init__(self) -> None:
        self._redis = client()

    def __getitem__(self, key: str):
        return self._redis.get(key)

    def __setitem__(self, key: str, value: str) -> None:
        self._redis.set(key, value)

    def __contains__(self, key: str) -> bool:
        return bool(self._redis.exists(key))

    def __len__(self) -> int:
        return self._redis.dbsize()

    def key(self, *parts: str) -> str:
        return ":".join(parts)


class AsyncCache:
    def __init__(self) -> None:
        self._redis = aioredis.Redis()

    async def get(self, key: str):
        return await self._redis.get(key)
