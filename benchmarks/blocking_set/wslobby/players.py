from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from typing import Generic, Protocol, TypeVar

E = TypeVar("E")


class Sink(Protocol):
    def emit(self, text: str) -> None: ...


class Memory:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def emit(self, text: str) -> None:
        self.lines.append(text)


class File:
    def __init__(self, path: str) -> None:
        self.path = path

    def emit(self, text: str) -> None:
        with open(self.path, "a", encoding="utf-8") as handle:
            handle.write(text + "\n")


class Both:
    def __init__(self, *sinks: Sink) -> None:
        self.sinks = sinks

    def emit(self, text: str) -> None:
        for sink in self.sinks:
            sink.emit(text)


class Bus(Generic[E]):
    def __init__(self) -> None:
        self.listeners: dict[str, list] = defaultdict(list)

    def on(self, event: str, listener) -> None:
        self.listeners[event].append(listener)

    def emit(self, event: str, payload: E) -> None:
        for listener in self.listeners[event]:
            listener(payload)


class Player:
    def __init__(self, name: str, sink: Sink | None = None) -> None:
        self.name = name
        self.sink = sink
        self.score = 0

    def add(self, points: int) -> int:
        self.score += points
        if self.sink:
            self.sink.emit(f"{self.name} {points}")
        return self.score


class Gate:
    def __init__(self, size: int) -> None:
        self.barrier = threading.Barrier(size)
        self.condition = threading.Condition()
        self.ready = asyncio.Event()

    def wait(self) -> int:
        return self.barrier.wait()

    def waiting(self) -> int:
        return self.barrier.n_waiting

    def notify(self) -> None:
        with self.condition:
            self.condition.notify_all()

    async def open(self) -> None:
        await self.ready.wait()  # ok
        self.ready.clear()  # ok
