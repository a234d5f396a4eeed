from __future__ import annotations

import logging.handlers
import multiprocessing
import queue
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from enum import Enum, auto
from typing import Any

import pika
import requests
from pymongo import AsyncMongoClient, MongoClient
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection


class Mode(Enum):
    DRY = auto()
    LIVE = auto()


class Unit:
    def __init__(self, mode: Mode = Mode.LIVE) -> None:
        self.mode = mode
        self.entries: list[str] = []

    def commit(self) -> None:
        if self.mode is Mode.DRY:
            self.entries.clear()
        else:
            with create_engine("postgresql://x").begin() as connection:
                connection.execute(text("insert into x values (1)"))

    def add(self, entry: str) -> None:
        self.entries.append(entry)


class Emitter:
    def __init__(self) -> None:
        self.handlers: dict[str, list[Callable[[str], Any]]] = {}

    def on(self, event: str, handler: Callable[[str], Any]) -> None:
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event: str, payload: str) -> None:
        for handler in self.handlers.get(event, []):
            handler(payload)


class Broker:
    def __init__(self, host: str) -> None:
        self.host = host
        self._channel = None

    @property
    def channel(self):
        if self._channel is None:
            self._channel = pika.BlockingConnection(pika.ConnectionParameters(self.host)).channel()
        return self._channel

    def publish(self, body: str) -> None:
        self.channel.basic_publish(exchange="", routing_key="x", body=body)

    def key(self) -> str:
        return f"amqp://{self.host}"


class Mongo:
    def __init__(self, url: str) -> None:
        self.db = MongoClient(url).ledger

    def rows(self) -> list[dict]:
        return list(self.db.rows.find({}))

    def cursor(self):
        return self.db.rows.find({})


class AMongo:
    def __init__(self, url: str) -> None:
        self.db = AsyncMongoClient(url).ledger

    async def rows(self) -> list[dict]:
        return await self.db.rows.find({}).to_list()  # ok

    def cursor(self):
        return self.db.rows.find({})


@contextmanager
def locked(lock: threading.Lock | None = None) -> Generator[None, None, None]:
    with lock or nullcontext():
        yield


def notify(payload: str) -> None:
    requests.post("https://hook.example", json={"payload": payload})


def remember(payload: str) -> None:
    SEEN.append(payload)


SEEN: list[str] = []


def totals(connection: Connection) -> int:
    return connection.execute(text("select 1")).scalar_one()


class Worker(threading.Thread):
    def __init__(self, jobs: queue.Queue) -> None:
        super().__init__(daemon=True)
        self.jobs = jobs

    def run(self) -> None:
        while True:
            notify(self.jobs.get())  # ok


class Child(multiprocessing.Process):
    def run(self) -> None:
        notify("child")  # ok


def drain(jobs: queue.Queue | multiprocessing.Queue) -> list[str]:
    found = []
    while not jobs.empty():
        found.append(jobs.get_nowait())
    return found


def setup_logging() -> logging.Logger:
    logger = logging.getLogger("x")
    logger.addHandler(logging.handlers.QueueHandler(queue.Queue()))
    return logger
