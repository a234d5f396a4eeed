from __future__ import annotations

import functools
import json
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

import boto3
import httpx
import redis
import requests


class Parcel(NamedTuple):
    code: str
    weight: float

    def label(self) -> str:
        return f"{self.code}:{self.weight}"

    def archive(self, folder: Path) -> None:
        (folder / self.code).write_text(self.label())


class Source(Protocol):
    def pull(self, code: str) -> bytes: ...


class Backend(ABC):
    @abstractmethod
    def pull(self, code: str) -> bytes: ...

    def pull_twice(self, code: str) -> bytes:
        return self.pull(code) + self.pull(code)

    def name(self) -> str:
        return type(self).__name__


class S3Backend(Backend):
    def __init__(self, bucket: str) -> None:
        self.bucket = bucket
        self._s3 = boto3.client("s3")

    def pull(self, code: str) -> bytes:
        return self._s3.get_object(Bucket=self.bucket, Key=code)["Body"].read()

    @property
    def size(self) -> int:
        return len(self._s3.list_objects_v2(Bucket=self.bucket)["Contents"])

    @property
    def url(self) -> str:
        return f"s3://{self.bucket}"


class MemoryBackend(Backend):
    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def pull(self, code: str) -> bytes:
        return self.data.get(code, b"")


class Ledger:
    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path)
        self._open = 0

    def __enter__(self) -> Ledger:
        self._open += 1
        return self

    def __exit__(self, *exc: object) -> None:
        self.connection.commit()

    def __len__(self) -> int:
        return self._open

    def __getitem__(self, code: str) -> tuple:
        return self.connection.execute("select * from p where code = ?", (code,)).fetchone()

    def __contains__(self, code: str) -> bool:
        return code.startswith("P")

    def __iter__(self) -> Iterator[tuple]:
        yield from self.connection.execute("select * from p")


class Tariffs:
    def __init__(self, url: str) -> None:
        self.table = requests.get(url, timeout=10).json()

    def price(self, parcel: Parcel) -> float:
        return self.table["kg"] * parcel.weight


class LazyTariffs(Tariffs):
    def __init__(self, url: str) -> None:
        self.url = url

    @functools.cached_property
    def table(self) -> dict:
        return httpx.get(self.url).json()


cache = redis.Redis()


def cached(function):
    @functools.wraps(function)
    def inner(*args):
        if (hit := cache.get(repr(args))) is not None:
            return json.loads(hit)
        return function(*args)

    return inner


def counted(function):
    @functools.wraps(function)
    def inner(*args):
        inner.count += 1
        return function(*args)

    inner.count = 0
    return inner


@cached
def distance(a: str, b: str) -> int:
    return abs(len(a) - len(b))


@counted
def heft(parcel: Parcel) -> float:
    return parcel.weight * 2


@contextmanager
def manifest(path: Path):
    with path.open("a") as file:
        yield file


@contextmanager
def quiet():
    yield "quiet"


def best(source: Source, code: str) -> bytes:
    return source.pull(code)


ACTIONS = {"archive": Parcel.archive, "label": Parcel.label}
