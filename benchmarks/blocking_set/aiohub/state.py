import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import redis
import redis.asyncio as aredis


class Cache:
    def __init__(self, url: str) -> None:
        self.r = redis.Redis.from_url(url)

    def get(self, key: str) -> bytes | None:
        return self.r.get(key)

    def bump(self, key: str) -> int:
        pipe = self.r.pipeline()
        pipe.incr(key)
        pipe.expire(key, 60)
        return pipe.execute()[0]


class AsyncCache:
    def __init__(self, url: str) -> None:
        self.r = aredis.from_url(url)

    async def get(self, key: str) -> bytes | None:
        return await self.r.get(key)

    async def bump(self, key: str) -> int:
        pipe = self.r.pipeline()
        pipe.incr(key)  # ok
        pipe.expire(key, 60)  # ok
        return (await pipe.execute())[0]  # ok


class LocalCache:
    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)


class Jobs:
    def __init__(self) -> None:
        self.todo: queue.Queue[str] = queue.Queue()
        self.done = threading.Event()
        self.pool = ThreadPoolExecutor(2)
        self.lock = threading.Lock()
        self.thread = threading.Thread(target=self._loop, daemon=True)

    def _loop(self) -> None:
        while not self.done.is_set():
            print(self.todo.get())

    def offer(self, job: str) -> None:
        self.todo.put_nowait(job)

    def take(self) -> str:
        return self.todo.get(timeout=5)

    def start(self, job) -> "Future[str]":
        return self.pool.submit(job)

    def stop(self) -> None:
        self.done.set()
        self.thread.join()
