from typing import Protocol

import redis
import redis.asyncio

from .feeds import Feed


class Shelf(Protocol):
    def titles(self, name: str) -> list[str]: ...

    def rename(self, name: str) -> str: ...


class RedisShelf:
    def __init__(self, url: str):
        self.db = redis.Redis.from_url(url)

    def titles(self, name: str) -> list[str]:
        return self.db.lrange(name, 0, -1)

    def rename(self, name: str) -> str:
        return f"r:{name}"


class Stations(dict):
    def __missing__(self, name: str) -> Feed:
        self[name] = Feed(f"https://{name}")
        return self[name]


class Remote:
    def __init__(self):
        self.db = redis.asyncio.Redis()
        self.sync = redis.Redis()

    async def titles(self, name: str) -> list[str]:
        return await self.db.lrange(name, 0, -1)  # ok

    async def count(self, name: str) -> int:
        pipe = self.sync.pipeline()  # ok
        pipe.llen(name)  # ok
        return pipe.execute()[0]  # BLOCKS: QAM305

    async def watch(self):
        channel = self.sync.pubsub()  # ok
        channel.subscribe("news")  # BLOCKS: QAM305
        for message in channel.listen():  # BLOCKS: QAM305
            yield message
