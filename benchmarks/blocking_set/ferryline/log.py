import atexit
import json
import logging
import os
import sqlite3
from collections import OrderedDict, namedtuple
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

Trip = namedtuple("Trip", "ship start")


class Book(AbstractContextManager):
    def __init__(self, path: Path):
        self.path = path
        self.trips: list[Trip] = []

    def __exit__(self, *exc) -> None:
        self.path.write_text(json.dumps(self.trips))

    def note(self, trip: Trip) -> "Book":
        self.trips.append(trip)
        return self


class Recent(OrderedDict):
    limit = 3

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        while len(self) > self.limit:
            self.popitem(last=False)


class Kept(OrderedDict):
    def __init__(self, path: str):
        super().__init__()
        self.db = sqlite3.connect(path)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.db.execute("insert into trips values (?, ?)", (key, value))


class SqlHandler(logging.Handler):
    def __init__(self, path: str):
        super().__init__()
        self.path = path

    def emit(self, record):
        with sqlite3.connect(self.path) as db:
            db.execute("insert into log values (?)", (record.getMessage(),))


@contextmanager
def locked(path: Path):
    descriptor = os.open(path, os.O_CREAT)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def guard(path: Path | None):
    return nullcontext() if path is None else Book(path)


def tail(path: Path, count: int) -> list[str]:
    with path.open() as lines:
        return list(lines)[-count:]


def later(path: Path) -> None:
    atexit.register(path.write_text, "bye")
