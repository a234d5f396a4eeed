import pickle
from pathlib import Path

import redis
from redis.asyncio import Redis as AsyncRedis


class Scores:
    def __init__(self) -> None:
        self._redis = redis.Redis()

    def __setitem__(self, name: str, value: int) -> None:
        self._redis.zadd("scores", {name: value})

    def __getitem__(self, name: str) -> float:
        return self._redis.zscore("scores", name)

    def __iadd__(self, name: str) -> "Scores":
        self._redis.zincrby("scores", 1, name)
        return self

    def key(self, name: str) -> str:
        return f"scores:{name}"


class AsyncScores:
    def __init__(self) -> None:
        self._redis = AsyncRedis()

    async def best(self) -> list:
        return await self._redis.zrange("scores", 0, 3)


class Save:
    path = Path("save.bin")

    @property
    def state(self) -> dict:
        return pickle.loads(self.path.read_bytes())

    @state.setter
    def state(self, value: dict) -> None:
        self.path.write_bytes(pickle.dumps(value))

    @state.deleter
    def state(self) -> None:
        self.path.unlink()
