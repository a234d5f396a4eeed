from __future__ import annotations

import asyncio
import queue
import threading
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import redis


class Bus:
    """Hands messages on to whoever listens."""

    def __init__(self) -> None:
        self.listeners: dict[str, list[Callable[[str], None]]] = defaultdict(list)

    def on(self, topic: str):
        def register(function: Callable[[str], None]) -> Callable[[str], None]:
            self.listeners[topic].append(function)
            return function

        return register

    def emit(self, topic: str, text: str) -> None:
        for listener in self.listeners[topic]:
            listener(text)


class Outbox:
    def __init__(self, size: int = 10) -> None:
        self._queue: queue.Queue[str] = queue.Queue(size)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._stop = threading.Event()

    def _run(self) -> None:
        while not self._stop.is_set():
            print(self._queue.get())  # ok

    def start(self) -> None:
        self._thread.start()

    def send(self, text: str) -> None:
        self._queue.put(text)

    def try_send(self, text: str) -> None:
        self._queue.put(text, block=False)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()


class Remote:
    def __init__(self, url: str) -> None:
        self.redis = redis.from_url(url)
        self.pubsub = self.redis.pubsub(ignore_subscribe_messages=True)

    def publish(self, topic: str, text: str) -> int:
        return self.redis.publish(topic, text)

    def __iter__(self):
        self.pubsub.subscribe("chat")
        for message in self.pubsub.listen():
            yield message["data"]


class Threads:
    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(2)

    def submit(self, function, *args):
        return self.pool.submit(function, *args)

    def call(self, function, *args):
        return self.submit(function, *args).result()

    async def acall(self, function, *args):
        return await asyncio.wrap_future(self.submit(function, *args))  # ok


audit = Bus()
chat = Bus()


@audit.on("login")
def to_file(text: str) -> None:
    with open("audit.log", "a") as handle:
        handle.write(text)


@chat.on("message")
def to_screen(text: str) -> None:
    print(text)
