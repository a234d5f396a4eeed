import re
import shelve
import sqlite3
from collections.abc import Callable
from email.message import Message

RULES: list[Callable[[Message], bool]] = []


def rule(fn: Callable[[Message], bool]) -> Callable[[Message], bool]:
    RULES.append(fn)
    return fn


@rule
def spam(message: Message) -> bool:
    return bool(re.search("free money", str(message["Subject"])))


@rule
def known(message: Message) -> bool:
    with sqlite3.connect("senders.db") as db:
        return db.execute("select 1 from senders where name = ?", (message["From"],)).fetchone() is not None


def matches(message: Message) -> list[str]:
    return [r.__name__ for r in RULES if r(message)]


class Seen:
    def __init__(self, path: str) -> None:
        self.path = path

    def add(self, key: str) -> None:
        with shelve.open(self.path) as db:
            db[key] = True


class MemorySeen(Seen):
    def __init__(self) -> None:
        super().__init__("")
        self.keys: set[str] = set()

    def add(self, key: str) -> None:
        self.keys.add(key)
