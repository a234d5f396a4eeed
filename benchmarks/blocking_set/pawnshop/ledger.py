import os
import pathlib
import shelve
import tempfile
from functools import partialmethod
from threading import RLock

from .base import Item


class Meta(type):
    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.open()
        return made


class Ledger(metaclass=Meta):
    def __init__(self, path: pathlib.Path):
        self.path = path
        self.lines: list[str] = []

    def open(self) -> None:
        self.lines = self.path.read_text().splitlines()

    def append(self, line: str) -> None:
        self.lines.append(line)

    def _write(self, mode: str, text: str = "") -> None:
        with open(self.path, mode) as handle:
            handle.write(text)

    wipe = partialmethod(_write, "w")

    def __getattribute__(self, name):
        return super().__getattribute__(name)


class Tally:
    def __init__(self):
        self._lock = RLock()
        self.count = 0

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, *exc):
        self._lock.release()

    def up(self) -> int:
        self.count += 1
        return self.count


class Archive:
    def __init__(self, path: str):
        self.path = path

    def save(self, key: str, value) -> None:
        with shelve.open(self.path) as shelf:
            shelf[key] = value

    def __del__(self):
        self.path = ""

    def __fspath__(self) -> str:
        return self.path

    def __format__(self, spec: str) -> str:
        return self.path.ljust(int(spec or 1))

    def __str__(self) -> str:
        return pathlib.Path(self.path).read_text()


def scratch() -> str:
    with tempfile.TemporaryDirectory() as folder:
        return folder


def joined(*parts: str) -> str:
    return os.path.join(*parts)


def descend(item: Item, depth: int):
    if depth == 0:
        return item.load()
    return descend(item, depth - 1)


def hop_a(n: int) -> int:
    return 0 if n == 0 else hop_b(n - 1)


def hop_b(n: int) -> int:
    return hop_a(n - 1)
