from __future__ import annotations

import atexit
import dbm
import fcntl
import shelve
import sqlite3
import weakref
from collections import OrderedDict, UserDict
from contextlib import ExitStack


class Cache(OrderedDict):
    """Falls back to a file."""

    def __missing__(self, key: str):
        with dbm.open("cache", "c") as file:
            self[key] = file.get(key)
        return self[key]


class Quick(UserDict):
    def __missing__(self, key: str):
        return None


class Table:
    connection: sqlite3.Connection

    def __init__(self, path: str = ":memory:") -> None:
        self.__dict__["connection"] = sqlite3.connect(path)
        self.stack = ExitStack()
        weakref.finalize(self, print)

    def __getitem__(self, key: str):
        return self.connection.execute("select value from t where key = ?", (key,)).fetchone()

    def __setitem__(self, key: str, value: str) -> None:
        with self.connection as connection:
            connection.execute("replace into t values (?, ?)", (key, value))

    def __contains__(self, key: str) -> bool:
        return self[key] is not None

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return "Table()"

    def __matmul__(self, other: "Table") -> int:
        return len(self.connection.execute("select 1").fetchall())


class FileLock:
    def __init__(self, path: str) -> None:
        self.path = path
        self.descriptor = 3

    def acquire(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)

    def try_acquire(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(self) -> None:
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)


def shelf() -> shelve.Shelf:
    made = shelve.open("state")
    atexit.register(made.close)
    return made
