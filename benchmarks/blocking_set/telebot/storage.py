from __future__ import annotations

import pickle
import shelve
import sqlite3
from collections import UserDict
from pathlib import Path
from typing import Self

SCHEMA = "create table if not exists notes (id integer primary key, text text)"


class Database:
    _instance: Database | None = None

    def __new__(cls, *args, **kwargs) -> Self:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, path: str = ":memory:") -> None:
        self.connection = sqlite3.connect(path)
        self.cursor = self.connection.cursor()

    def note(self, text: str) -> int:
        self.cursor.execute("insert into notes (text) values (?)", (text,))
        self.connection.commit()
        return self.cursor.lastrowid or 0

    def notes(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select text from notes")]

    @property
    def path(self) -> str:
        return "notes.db"


class Preferences(UserDict):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def save(self) -> None:
        self.path.write_bytes(pickle.dumps(self.data))

    def __setitem__(self, key, value) -> None:
        super().__setitem__(key, value)
        self.save()


class Memory(UserDict):
    def __setitem__(self, key, value) -> None:
        super().__setitem__(key, str(value))


def visits(name: str) -> int:
    with shelve.open("visits") as shelf:
        shelf[name] = shelf.get(name, 0) + 1
        return shelf[name]


class Journal:
    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> "Journal":
        self.stream = open(self.path, "a")
        return self

    def __exit__(self, *error) -> None:
        self.stream.close()

    def __iadd__(self, line: str) -> "Journal":
        self.stream.write(line + "\n")
        return self

    def __lshift__(self, line: str) -> "Journal":
        self.stream.write(line)
        self.stream.flush()
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Journal) and other.path == self.path

    def __str__(self) -> str:
        return Path(self.path).read_text()


class Lines:
    """Iterator protocol by hand."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.number = 0

    def __iter__(self):
        return self

    def __next__(self) -> str:
        self.number += 1
        with open(self.path) as stream:
            for count, line in enumerate(stream, 1):
                if count == self.number:
                    return line
        raise StopIteration


class Numbers:
    def __init__(self, top: int) -> None:
        self.top = top

    def __iter__(self):
        return iter(range(self.top))
