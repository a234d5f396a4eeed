from __future__ import annotations

import operator
import queue
from functools import partial, reduce, singledispatch

from ..io.objects import ObjectStore, compress
from ..io.shell import git, quoted, sh
from .base import Job, Signal, logged, throttled

finished = Signal()
started = Signal()
backlog: queue.Queue[str] = queue.Queue(maxsize=10)
unbounded: queue.Queue[str] = queue.Queue()


class Checkout(Job):
    def execute(self, url: str) -> str:
        return git("clone", url)


class Count(Job):
    def execute(self, *numbers: int) -> int:
        return reduce(operator.add, numbers, 0)


class Upload(Job):
    def __init__(self, store: ObjectStore) -> None:
        self.store = store

    def before(self) -> None:
        sh("sync")

    def execute(self, key: str, body: bytes) -> None:
        self.store.put(key, body)


@finished.connect
def archive(path: str) -> None:
    compress(path)


@started.connect
def remember(path: str) -> None:
    unbounded.put(path)


@throttled(1.0)
def slow_id(value: int) -> int:
    return value


@logged
def quick_id(value: int) -> int:
    return value


@logged
def status() -> str:
    return git("status")


ACTIONS = {
    "status": status,
    "clone": lambda url: git("clone", url),
    "log": partial(git, "log"),
    "quote": quoted,
}
HARMLESS = {"quote": quoted, "count": len}


def run_action(name: str, *args: str) -> str:
    return ACTIONS[name](*args)


def run_harmless(name: str, *args: str):
    return HARMLESS[name](args)


@singledispatch
def export(value) -> str:
    return str(value)


@export.register
def _(value: bytes) -> str:
    with open("out.bin", "wb") as stream:
        stream.write(value)
    return "out.bin"


def enqueue(path: str) -> None:
    backlog.put(path)


def enqueue_now(path: str) -> None:
    backlog.put_nowait(path)


def drain() -> list[str]:
    found = []
    while True:
        try:
            found.append(backlog.get_nowait())
        except queue.Empty:
            return found


def next_path() -> str:
    return backlog.get()
