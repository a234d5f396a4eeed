from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import Iterator, Protocol

import aiosqlite


class Notes(Protocol):
    def add(self, text: str) -> int: ...

    def find(self, word: str) -> list[str]: ...


class MemoryNotes:
    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> int:
        self._texts.append(text)
        return len(self._texts)

    def find(self, word: str) -> list[str]:
        return [t for t in self._texts if word in t]


class SqliteNotes:
    def __init__(self, path: str) -> None:
        self._path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path)) as db:
            yield db

    def add(self, text: str) -> int:
        with self._open() as db:
            cursor = db.execute("insert into notes(text) values (?)", (text,))
            db.commit()
            return cursor.lastrowid

    def find(self, word: str) -> list[str]:
        with self._open() as db:
            return [row[0] for row in db.execute("select text from notes where text like ?", (f"%{word}%",))]


class AsyncNotes:
    def __init__(self, path: str) -> None:
        self._path = path

    async def add(self, text: str) -> int:
        async with aiosqlite.connect(self._path) as db:  # ok
            cursor = await db.execute("insert into notes(text) values (?)", (text,))  # ok
            await db.commit()  # ok
            return cursor.lastrowid

    async def find(self, word: str) -> list[str]:
        async with aiosqlite.connect(self._path) as db:  # ok
            async with db.execute("select text from notes") as cursor:  # ok
                return [row[0] async for row in cursor if word in row[0]]  # ok
