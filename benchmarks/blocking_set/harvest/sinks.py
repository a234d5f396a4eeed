from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any, Self

import asyncpg
import duckdb
import pandas as pd
import psycopg2


class Batch:
    """Collects rows; what happens when it is full is up to the maker."""

    def __init__(self, size: int, flush: Callable[[list[dict]], Any]) -> None:
        self.size = size
        self.rows: list[dict] = []
        self._flush = flush

    def add(self, row: dict) -> None:
        self.rows.append(row)
        if len(self.rows) >= self.size:
            self.flush()

    def flush(self) -> None:
        self._flush(self.rows)
        self.rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.flush()

    def __len__(self) -> int:
        return len(self.rows)


class Warehouse:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def write(self, rows: list[dict]) -> None:
        with closing(psycopg2.connect(self.dsn)) as connection, connection.cursor() as cursor:
            cursor.executemany(self.statement(), rows)
            connection.commit()

    def statement(self) -> str:
        return "insert into x values (%(a)s)"

    async def awrite(self, rows: list[dict]) -> None:
        connection = await asyncpg.connect(self.dsn)  # ok
        try:
            await connection.executemany(self.statement(), [tuple(r.values()) for r in rows])  # ok
        finally:
            await connection.close()  # ok


class Scratch:
    """A database in the process; rows are few."""

    def __init__(self, path: str) -> None:
        self.stack = ExitStack()
        self.db = self.stack.enter_context(sqlite3.connect(path))

    def tables(self) -> list[str]:
        return [name for (name,) in self.db.execute("select name from sqlite_master")]

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.stack.close()


def frame(rows: Iterable[dict]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def save(rows: Iterable[dict], path: Path) -> Path:
    frame(rows).to_parquet(path)
    return path


def summary(path: Path) -> list:
    return duckdb.connect().execute(f"select count(*) from '{path}'").fetchall()


def keep(into: list[dict]) -> Callable[[list[dict]], None]:
    return into.extend


def store(warehouse: Warehouse) -> Callable[[list[dict]], None]:
    return warehouse.write
