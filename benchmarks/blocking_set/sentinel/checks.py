from __future__ import annotations

import functools
import smtplib
import socket
import subprocess
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import requests

P = ParamSpec("P")
R = TypeVar("R")

CHECKS: list[Callable[[], bool]] = []


def check(fn: Callable[[], bool]) -> Callable[[], bool]:
    CHECKS.append(fn)
    return fn


def retry(times: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def wrap(fn: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(fn)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            for _ in range(times):
                try:
                    return fn(*args, **kwargs)
                except OSError:
                    time.sleep(0.2)
            return fn(*args, **kwargs)

        return inner

    return wrap


def timed(fn: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(fn)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        start = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            print(time.perf_counter() - start)

    return inner


def threaded(fn: Callable[P, R]):
    @functools.wraps(fn)
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        import asyncio

        return await asyncio.to_thread(fn, *args, **kwargs)

    return inner


@check
def site_up() -> bool:
    return requests.head("https://site.example").ok


@check
def port_open() -> bool:
    with socket.create_connection(("db.example", 5432), timeout=1):
        return True


@retry(3)
def parse(text: str) -> int:
    return int(text)


@timed
def add(a: int, b: int) -> int:
    return a + b


@timed
def ping(host: str) -> int:
    return subprocess.call(["ping", "-c1", host])


@threaded
def trace(host: str) -> str:
    return subprocess.check_output(["traceroute", host], text=True)


class Mailer:
    def __init__(self, host: str, dry_run: bool = False) -> None:
        self.smtp = None if dry_run else smtplib.SMTP(host)
        self.sent: list[str] = []

    def send(self, text: str) -> None:
        if self.smtp is None:
            self.sent.append(text)
            return
        self.smtp.sendmail("a@x", ["b@x"], text)

    def history(self) -> list[str]:
        return list(self.sent)


class NullMailer(Mailer):
    def __init__(self) -> None:
        self.sent = []

    def send(self, text: str) -> None:
        self.sent.append(text)
