from __future__ import annotations

import importlib
import logging
import shelve
import socket
import subprocess
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property, partial, partialmethod, reduce, wraps
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

import requests

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger(__name__)


class Kind(Enum):
    SHIP = auto()
    CRANE = auto()


class Plugin(ABC):
    name = "plugin"

    def __init_subclass__(cls) -> None:
        PLUGINS[cls.name] = cls

    @abstractmethod
    def run(self, item: str) -> str: ...

    def run_all(self, items: Iterable[str]) -> list[str]:
        return list(map(self.run, items))

    def run_lazily(self, items: Iterable[str]) -> Iterable[str]:
        return map(self.run, items)


PLUGINS: dict[str, type[Plugin]] = {}


class Scan(Plugin):
    name = "scan"

    def run(self, item: str) -> str:
        return subprocess.run(["scan", item], capture_output=True, text=True).stdout


class Upper(Plugin):
    name = "upper"

    def run(self, item: str) -> str:
        return item.upper()


class Radio:
    def __init__(self, host: str) -> None:
        self.host = host

    @cached_property
    def socket(self) -> socket.socket:
        return socket.create_connection((self.host, 9))

    def say(self, text: str, loud: bool = False) -> None:
        self.socket.sendall((text.upper() if loud else text).encode())

    shout = partialmethod(say, loud=True)

    def tune(self, channel: int) -> Radio:
        self.channel = channel
        return self


class Meter:
    """Counts under a lock of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}

    @contextmanager
    def locked(self) -> Generator[dict[str, int], None, None]:
        self._lock.acquire()
        try:
            yield self._counts
        finally:
            self._lock.release()

    def peek(self, key: str) -> int:
        return self._counts.get(key, 0)


class Journal(AbstractContextManager):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []

    def __exit__(self, *exc: object) -> None:
        self.path.write_text("\n".join(self.lines))

    def add(self, line: str) -> None:
        self.lines.append(line)


class Buffer(Generic[R]):
    def __init__(self, flush: Callable[[list[R]], None], size: int = 10) -> None:
        self._flush, self._size = flush, size
        self._items: deque[R] = deque()

    def push(self, item: R) -> None:
        self._items.append(item)
        if len(self._items) >= self._size:
            self.flush()

    def flush(self) -> None:
        self._flush(list(self._items))
        self._items.clear()


def post(items: list[str]) -> None:
    requests.post("https://sink", json=items)


def drop(items: list[str]) -> None:
    log.debug("%d dropped", len(items))


def throttled(seconds: float) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def around(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            time.sleep(seconds)
            return function(*args, **kwargs)

        return inner

    return around


@throttled(0.5)
def weigh(item: str) -> int:
    return len(item)


def compose(*functions: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: reduce(lambda v, f: f(v), functions, value)


def remember(path: str, key: str, value: Any) -> None:
    with shelve.open(path) as db:
        db[key] = value


@dataclass
class Route:
    stops: list[str] = field(default_factory=list)
    handlers: dict[Kind, Callable[[str], Any]] = field(default_factory=lambda: {Kind.SHIP: len, Kind.CRANE: partial(remember, "x", "y")})

    def visit(self, kind: Kind) -> list[Any]:
        return [self.handlers[kind](stop) for stop in self.stops]
