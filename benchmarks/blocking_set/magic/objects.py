from __future__ import annotations

import contextlib
import json
import operator
import os
import time
from collections import UserDict
from collections.abc import Iterator, Mapping
from functools import total_ordering
from pathlib import Path

import redis
import requests


class Remote(Mapping):
    def __init__(self, url: str) -> None:
        self.url = url

    def __getitem__(self, key: str) -> str:
        return requests.get(f"{self.url}/{key}").text

    def __iter__(self) -> Iterator[str]:
        return iter(requests.get(self.url).json())

    def __len__(self) -> int:
        return int(requests.head(self.url).headers["n"])


class Fallback(dict):
    def __missing__(self, key: str) -> str:
        self[key] = requests.get(key).text
        return self[key]


class Kept(UserDict):
    def __setitem__(self, key, value) -> None:
        super().__setitem__(key, value)
        Path("kept.json").write_text(json.dumps(self.data))


@total_ordering
class Version:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __lt__(self, other: Version) -> bool:
        return self.path.read_text() < other.path.read_text()

    def __eq__(self, other) -> bool:
        return self is other

    def __repr__(self) -> str:
        return f"Version({self.path})"

    def __format__(self, spec: str) -> str:
        return self.path.read_text()


class Flag:
    def __init__(self) -> None:
        self._redis = redis.Redis()

    def __bool__(self) -> bool:
        return bool(self._redis.get("flag"))

    def __invert__(self) -> bool:
        return not self

    def __enter__(self) -> Flag:
        return self

    def __exit__(self, *exc) -> None:
        self._redis.set("flag", "0")


class FromFile:
    """A descriptor that reads on access."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance, owner=None) -> str:
        return Path(self.name).read_text()

    def __set__(self, instance, value: str) -> None:
        Path(self.name).write_text(value)


class Cheap:
    def __get__(self, instance, owner=None) -> str:
        return "x"


class Config:
    title = FromFile()
    short = Cheap()

    def __getattr__(self, name: str) -> str:
        if name.startswith("remote_"):
            return requests.get(name).text
        raise AttributeError(name)

    def __del__(self) -> None:
        os.sync()


class Slow:
    def __init__(self, n: int) -> None:
        self.n = n

    def __add__(self, other: Slow) -> Slow:
        time.sleep(0.1)
        return Slow(self.n + other.n)

    def __radd__(self, other: int) -> Slow:
        return self if other == 0 else self + Slow(other)

    def __neg__(self) -> Slow:
        return Slow(-self.n)

    def __int__(self) -> int:
        time.sleep(0.1)
        return self.n


add = operator.add


class Suppress(contextlib.ContextDecorator):
    def __enter__(self):
        time.sleep(0.1)
        return self

    def __exit__(self, *exc):
        return False
