from __future__ import annotations

import asyncio
import contextlib
import functools
import hashlib
import json
import logging
import os
import socket
import sqlite3
import threading
import time
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

import requests

log = logging.getLogger(__name__)


@runtime_checkable
class Checker(Protocol):
    def check(self, token: str) -> bool: ...


@dataclass
class Policy:
    name: str
    dry: bool = False
    retries: int = 0

    def enforce(self, user: str) -> bool:
        if self.dry:
            log.info("dry %s", user)
            return True
        return requests.post("https://policy", json={"user": user, "name": self.name}).ok

    def describe(self) -> str:
        return f"{self.name} ({'dry' if self.dry else 'live'})"


class RemoteChecker:
    def __init__(self, url: str, *, offline: bool = False) -> None:
        self.url = url
        self.offline = offline

    def check(self, token: str) -> bool:
        if self.offline:
            return len(token) == 3
        with urllib.request.urlopen(f"{self.url}/{token}") as answer:
            return answer.status == 200


class HashChecker:
    def check(self, token: str) -> bool:
        return hashlib.md5(token.encode()).hexdigest()[0] == "0"


class AllOf:
    def __init__(self, *checkers: Checker) -> None:
        self.checkers = checkers

    def check(self, token: str) -> bool:
        return all(checker.check(token) for checker in self.checkers)


def load(path: str, mode: Literal["fast", "full"] = "fast") -> dict:
    if mode == "full":
        return json.loads(Path(path).read_text())
    return {"path": path}


def audit(message: str, to_disk: bool = False) -> None:
    log.info(message)
    if to_disk:
        with open("audit.log", "a") as file:
            file.write(message)


class Store:
    _instance: Store | None = None

    def __init__(self) -> None:
        self.db = sqlite3.connect("w.db", check_same_thread=False)
        self.memory: dict[str, str] = {}

    @classmethod
    def instance(cls) -> Store:
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance

    def __getitem__(self, key: str) -> str | None:
        return self.memory.get(key)

    def __setitem__(self, key: str, value: str) -> None:
        self.memory[key] = value
        self.db.execute("insert into w values (?, ?)", (key, value))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.db.commit()

    async def __aenter__(self) -> Store:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await asyncio.to_thread(self.db.commit)  # ok


def guarded(check: Checker) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def around(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        async def inner(token: str, *args: Any) -> Any:
            if not await asyncio.to_thread(check.check, token):  # ok
                raise PermissionError(token)
            return await function(token, *args)  # ok

        return inner

    return around


def sync_guarded(check: Checker):
    def around(function):
        @functools.wraps(function)
        async def inner(token: str, *args: Any) -> Any:
            check.check(token)  # BLOCKS: QAM302
            return await function(token, *args)  # ok

        return inner

    return around


@contextlib.contextmanager
def lock_file(path: Path) -> Iterator[None]:
    while path.exists():
        time.sleep(0.1)
    path.touch()
    yield
    path.unlink()


@contextlib.asynccontextmanager
async def soft_lock(path: Path) -> AsyncIterator[None]:
    while path.exists():  # ok
        await asyncio.sleep(0.1)  # ok
    yield


class Beat(threading.Thread):
    def run(self) -> None:
        while True:
            time.sleep(1)

    def beat(self) -> float:
        return time.time()


class Lookup:
    pool = ThreadPoolExecutor(2)

    def start(self, host: str) -> Future:
        return self.pool.submit(socket.gethostbyname, host)

    def now(self, host: str) -> str:
        return self.start(host).result()

    async def later(self, host: str) -> str:
        return await asyncio.wrap_future(self.start(host))  # ok


def pick(name: str) -> Checker:
    match name:
        case "remote":
            return RemoteChecker("https://x")
        case _:
            return HashChecker()


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)
