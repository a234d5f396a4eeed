from __future__ import annotations

import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

import dns.resolver
import psycopg2
import requests


@dataclass
class Result:
    name: str
    ok: bool = True
    took: float = 0.0
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> "Result":
        self.notes.append(text)
        return self

    def __str__(self) -> str:
        return f"{self.name}: {'up' if self.ok else 'down'}"


class Check(ABC):
    kinds: ClassVar[dict[str, type["Check"]]] = {}

    def __init_subclass__(cls, kind: str = "", **rest: Any) -> None:
        super().__init_subclass__(**rest)
        if kind:
            Check.kinds[kind] = cls

    def __init__(self, target: str) -> None:
        self.target = target

    @abstractmethod
    def probe(self) -> bool: ...

    def run(self) -> Result:
        started = time.perf_counter()
        done = self.probe()
        return Result(self.target, done, time.perf_counter() - started)

    def retried(self, times: int, pause: Callable[[float], None] = time.sleep) -> Result:
        for attempt in range(times):
            if self.probe():
                return Result(self.target)
            pause(attempt)
        return Result(self.target, False)


class Port(Check, kind="port"):
    def probe(self) -> bool:
        with closing(socket.create_connection((self.target, 80), timeout=1)):
            return True


class Page(Check, kind="page"):
    session: ClassVar[requests.Session] = requests.Session()

    def probe(self) -> bool:
        return self.session.head(self.target).ok


class Name(Check, kind="name"):
    def probe(self) -> bool:
        return bool(dns.resolver.resolve(self.target))


class Database(Check, kind="database"):
    @contextmanager
    def cursor(self) -> Iterator[Any]:
        with ExitStack() as stack:
            connection = stack.enter_context(closing(psycopg2.connect(self.target)))
            yield stack.enter_context(connection.cursor())

    def probe(self) -> bool:
        with self.cursor() as cursor:
            cursor.execute("select 1")
            return True


class Always(Check, kind="always"):
    def probe(self) -> bool:
        return True


class Every(Check):
    def __init__(self, *checks: Check) -> None:
        super().__init__("all")
        self.checks = checks

    def probe(self) -> bool:
        return all(check.probe() for check in self.checks)


def made(kind: str, target: str) -> Check:
    return Check.kinds[kind](target)


def no_pause(seconds: float) -> None:
    return None
