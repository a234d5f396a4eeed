from __future__ import annotations

import asyncio
import queue
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Room:
    name: str
    players: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def join(self, player: str) -> int:
        self.players.append(player)
        return len(self.players)

    def join_safely(self, player: str) -> int:
        with self.lock:
            return self.join(player)


@dataclass
class AsyncRoom:
    name: str
    players: list[str] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def join(self, player: str) -> int:
        async with self.lock:  # ok
            self.players.append(player)  # ok
        return len(self.players)


class Mailbox(Generic[T]):
    def __init__(self) -> None:
        self._items: deque[T] = deque()

    def put(self, item: T) -> None:
        self._items.append(item)

    def get(self) -> T | None:
        return self._items.popleft() if self._items else None


class ThreadMailbox(Generic[T]):
    def __init__(self, size: int = 0) -> None:
        self._queue: queue.Queue[T] = queue.Queue(size)

    def put(self, item: T) -> None:
        self._queue.put_nowait(item)

    def get(self) -> T:
        return self._queue.get()

    def get_soon(self) -> T | None:
        try:
            return self._queue.get(block=False)
        except queue.Empty:
            return None


class Turnstile:
    def __init__(self) -> None:
        self.event = threading.Event()

    def open(self) -> None:
        self.event.set()

    def is_open(self) -> bool:
        return self.event.is_set()

    def pass_through(self) -> bool:
        return self.event.wait(10)


class AsyncTurnstile:
    def __init__(self) -> None:
        self.event = asyncio.Event()

    def open(self) -> None:
        self.event.set()

    async def pass_through(self) -> bool:
        return await self.event.wait()  # ok
