from __future__ import annotations

import asyncio
import weakref
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import pika
import requests

Handler = Callable[[dict[str, Any]], Any]


class Bus:
    def __init__(self) -> None:
        self.handlers: defaultdict[str, list[Handler]] = defaultdict(list)

    def on(self, name: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.handlers[name].append(handler)
            return handler

        return register

    def emit(self, name: str, **payload: Any) -> None:
        for handler in self.handlers[name]:
            handler(payload)

    async def aemit(self, name: str, **payload: Any) -> None:
        for handler in self.handlers[name]:
            await asyncio.to_thread(handler, payload)  # ok


class Signal:
    """One list of receivers per signal."""

    def __init__(self) -> None:
        self._receivers: list[Handler] = []

    def connect(self, receiver: Handler) -> Handler:
        self._receivers.append(receiver)
        return receiver

    def send(self, **payload: Any) -> list[Any]:
        return [receiver(payload) for receiver in self._receivers]

    def __len__(self) -> int:
        return len(self._receivers)


sold = Signal()
seen = Signal()
bus = Bus()


@sold.connect
def notify(payload: dict[str, Any]) -> int:
    return requests.post("https://hooks", json=payload, timeout=2).status_code


@seen.connect
def tally(payload: dict[str, Any]) -> int:
    return len(payload)


@bus.on("sold")
def publish(payload: dict[str, Any]) -> None:
    connection = pika.BlockingConnection(pika.ConnectionParameters("mq"))
    connection.channel().basic_publish("", "sold", str(payload))


class Observer:
    def __init__(self, callback: Callable[[], Awaitable[None]] | None = None) -> None:
        self.callback = callback
        self.refs: weakref.WeakSet[Any] = weakref.WeakSet()

    def watch(self, thing: Any) -> None:
        self.refs.add(thing)

    async def fire(self) -> None:
        if self.callback is not None:
            await self.callback()  # ok
