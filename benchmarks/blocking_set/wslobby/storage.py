from __future__ import annotations

import shelve
import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite
import peewee

db = peewee.SqliteDatabase("scores.db")


class Score(peewee.Model):
    name = peewee.CharField()
    points = peewee.IntegerField()

    class Meta:
        database = db


def top(limit: int) -> list[Score]:
    return list(Score.select().order_by(Score.points.desc()).limit(limit))


def remember(name: str, points: int) -> Score:
    return Score.create(name=name, points=points)


def best(rows: list[tuple[str, int]]) -> tuple[str, int]:
    return max(rows, key=lambda row: row[1])


def kept(key: str) -> Any:
    with shelve.open("lobby") as shelf:
        return shelf.get(key)


class Table:
    def __init__(self, path: str) -> None:
        self.path = path

    def all(self) -> list[tuple]:
        with sqlite3.connect(self.path) as connection:
            return connection.execute("select * from scores").fetchall()

    async def aall(self) -> list[tuple]:
        async with aiosqlite.connect(self.path) as connection:
            return await connection.execute_fetchall("select * from scores")  # ok

    def name(self) -> str:
        return Path(self.path).name
