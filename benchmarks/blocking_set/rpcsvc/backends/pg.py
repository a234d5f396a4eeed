from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import psycopg2
import psycopg2.extras
from psycopg2.pool import ThreadedConnectionPool


class Database:
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self._pool: ThreadedConnectionPool | None = None

    def open(self) -> None:
        self._pool = ThreadedConnectionPool(1, 4, self.dsn)

    @contextlib.contextmanager
    def connection(self) -> Iterator["psycopg2.extensions.connection"]:
        connection = self._pool.getconn()
        try:
            yield connection
            connection.commit()
        finally:
            self._pool.putconn(connection)

    def fetch(self, sql: str, *args: Any) -> list[dict]:
        with self.connection() as connection:
            with connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cursor:
                cursor.execute(sql, args)
                return cursor.fetchall()

    def copy(self, table: str, rows: list[tuple]) -> None:
        with psycopg2.connect(self.dsn) as connection, connection.cursor() as cursor:
            psycopg2.extras.execute_values(cursor, f"insert into {table} values %s", rows)

    @staticmethod
    def quoted(name: str) -> str:
        return f'"{name}"'


class Users:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.by = {"id": self.by_id, "name": self.by_name, "none": self.nobody}

    def by_id(self, key: str) -> list[dict]:
        return self.database.fetch("select * from users where id = %s", key)

    def by_name(self, name: str) -> list[dict]:
        return self.database.fetch("select * from users where name = %s", name)

    def nobody(self, key: str) -> list[dict]:
        return []

    def find(self, how: str, key: str) -> list[dict]:
        return self.by[how](key)
