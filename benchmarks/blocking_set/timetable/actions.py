import contextlib
import logging
import sqlite3
import time
from functools import partialmethod

import requests

log = logging.getLogger(__name__)


class Action:
    def __init__(self, url: str) -> None:
        self.url = url
        self.last: str | None = None

    def fire(self, *, method: str) -> None:
        self.last = requests.request(method, self.url).text

    ping = partialmethod(fire, method="HEAD")
    push = partialmethod(fire, method="POST")

    def note(self, text: str) -> None:
        self.last = text


def slow(future=None) -> None:
    time.sleep(2)


def quick(future=None) -> None:
    log.info("done")


def reporter(url: str):
    def report(future) -> None:
        requests.post(url, data=str(future))

    return report


def store(row: tuple) -> None:
    with contextlib.closing(sqlite3.connect("t.db")) as db, db:
        db.execute("insert into t values (?, ?)", row)


class Clock:
    def __init__(self, pause: float) -> None:
        self.pause = pause

    def __aiter__(self) -> "Clock":
        return self

    async def __anext__(self) -> float:
        time.sleep(self.pause)  # BLOCKS: QAM301
        return time.time()

    async def __aenter__(self) -> "Clock":
        store((0, 0))  # BLOCKS: QAM305
        return self

    async def __aexit__(self, *exc) -> None:
        quick()  # ok
