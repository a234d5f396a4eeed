from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Annotated, Any

import psycopg2
import psycopg2.extras
from elasticsearch import Elasticsearch
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("sqlite://")
Local = sessionmaker(engine)
_local = threading.local()


def with_session(fn: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(fn)
    def inner(*args: Any, session: Session | None = None, **kw: Any) -> Any:
        if session is not None:
            return fn(*args, session=session, **kw)
        with Local() as own, own.begin():
            return fn(*args, session=own, **kw)

    return inner


@with_session
def rename(key: int, name: str, session: Session) -> None:
    session.execute(text("update c set name=:n where id=:k"), {"n": name, "k": key})


@with_session
def describe(key: int, session: Session) -> str:
    return f"contact {key}"


class Contacts:
    def __init__(self, dsn: str):
        self.dsn = dsn

    @property
    def conn(self):
        if not hasattr(_local, "conn"):
            _local.conn = psycopg2.connect(self.dsn)
        return _local.conn

    def all(self) -> list[dict]:
        with self.conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cur:
            cur.execute("select * from c")
            return cur.fetchall()

    def sql(self, name: str) -> str:
        return "select * from " + name

    def each(self) -> Iterator[dict]:
        for row in self.all():
            yield row

    def __iter__(self):
        return self.each()

    def __bool__(self):
        return True


class Search:
    index = "contacts"

    def __init__(self, es: Elasticsearch | None = None):
        self.es = es or Elasticsearch("http://e")

    def query(self, q: str) -> dict:
        return {"query": {"match": {"name": q}}}

    def run(self, q: str) -> list[dict]:
        return self.es.search(index=self.index, body=self.query(q))["hits"]["hits"]

    run_query = run


@contextmanager
def lite(path: str) -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(path)
    try:
        yield db
    finally:
        db.close()


class Transaction:
    def __init__(self, db: sqlite3.Connection):
        self.db = db

    def __enter__(self) -> sqlite3.Cursor:
        return self.db.cursor()

    def __exit__(self, kind: object, *exc: object) -> None:
        (self.db.rollback if kind else self.db.commit)()
