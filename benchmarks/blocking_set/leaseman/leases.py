from __future__ import annotations

import abc
import asyncio
import contextlib
import fcntl
import os
import threading
import time
from typing import Any, AsyncIterator, Iterator, Optional

import redis
import redis.asyncio as aioredis
from filelock import FileLock


class Lease(abc.ABC):
    name: str

    @abc.abstractmethod
    def acquire(self, timeout: float = 1.0) -> bool: ...

    @abc.abstractmethod
    def release(self) -> None: ...

    def __enter__(self) -> "Lease":
        self.acquire()
        return self

    def __exit__(self, *exc: object) -> None:
        self.release()


class RedisLease(Lease):
    def __init__(self, client: redis.Redis, name: str) -> None:
        self.client = client
        self.name = name

    def acquire(self, timeout: float = 1.0) -> bool:
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self.client.set(self.name, "1", nx=True):
                return True
            time.sleep(0.05)
        return False

    def release(self) -> None:
        self.client.delete(self.name)


class LocalLease(Lease):
    held: set[str] = set()

    def __init__(self, name: str) -> None:
        self.name = name

    def acquire(self, timeout: float = 1.0) -> bool:
        if self.name in self.held:
            return False
        self.held.add(self.name)
        return True

    def release(self) -> None:
        self.held.discard(self.name)


class AsyncLease:
    def __init__(self, client: aioredis.Redis, name: str) -> None:
        self.client = client
        self.name = name

    async def acquire(self) -> bool:
        return bool(await self.client.set(self.name, "1", nx=True))  # ok

    async def release(self) -> None:
        await self.client.delete(self.name)  # ok

    async def __aenter__(self) -> "AsyncLease":
        await self.acquire()  # ok
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.release()  # ok


def flock(path: str) -> int:
    fd = os.open(path, os.O_CREAT | os.O_RDWR)
    fcntl.flock(fd, fcntl.LOCK_EX)
    return fd


def try_flock(path: str) -> Optional[int]:
    with contextlib.suppress(OSError):
        return flock(path)
    return None


@contextlib.contextmanager
def noted(into: list[str], name: str) -> Iterator[None]:
    into.append(f"+{name}")
    try:
        yield
    finally:
        into.append(f"-{name}")


@contextlib.asynccontextmanager
async def leased(client: aioredis.Redis, name: str) -> AsyncIterator[AsyncLease]:
    lease = AsyncLease(client, name)
    await lease.acquire()  # ok
    try:
        yield lease
    finally:
        await lease.release()  # ok
