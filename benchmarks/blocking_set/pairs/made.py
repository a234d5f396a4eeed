from __future__ import annotations

import collections
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict

import requests
from httpx import AsyncClient, Client
from redis import Redis


class Pair(NamedTuple):
    sync: Client
    asynchronous: AsyncClient


class Deps(TypedDict):
    http: Client
    cache: Redis
    name: str


Point = collections.namedtuple("Point", "path text")


def pair() -> tuple[Client, AsyncClient]:
    return Client(), AsyncClient()


def named() -> Pair:
    return Pair(Client(), AsyncClient())


def deps() -> Deps:
    return {"http": Client(), "cache": Redis(), "name": "x"}


def point(name: str) -> Point:
    return Point(Path(name), name)


def started() -> tuple[subprocess.Popen, str]:
    return subprocess.Popen(["sleep", "1"]), "sleep"


def opened():
    db = sqlite3.connect("x.db")
    return db, db.cursor(), len


@dataclass
class Wired:
    get: Callable[[str], str]
    put: Callable[[str], None]


def fetch(url: str) -> str:
    return requests.get(url).text


def wired() -> Wired:
    return Wired(get=fetch, put=print)


def functions() -> dict[str, Callable]:
    return {"fetch": fetch, "print": print}


class Swap:
    def __init__(self, left, right) -> None:
        self.left, self.right = left, right

    def swapped(self) -> Swap:
        return Swap(self.right, self.left)


def split(items: list[str]) -> tuple[list[str], list[str]]:
    return items[:1], items[1:]


def deep() -> dict[str, dict[str, Client]]:
    return {"eu": {"a": Client()}}
