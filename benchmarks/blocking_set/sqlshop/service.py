from dataclasses import dataclass, field
from typing import Callable

from sqlalchemy import text
from sqlalchemy.orm import Session

from .db import Item, ItemRepo, SessionLocal, engine, pool


@dataclass
class Shop:
    session_factory: Callable[[], Session] = SessionLocal
    seen: list[int] = field(default_factory=list)

    def stock(self) -> int:
        with engine.connect() as conn:
            return conn.execute(text("select count(*) from item")).scalar_one()

    def buy(self, key: int) -> Item:
        with self.session_factory() as session, session.begin():
            return ItemRepo(session).get(key)

    def mark(self, key: int) -> None:
        self.seen.append(key)

    def __enter__(self) -> "Shop":
        pool.open()
        return self

    def __exit__(self, *exc) -> None:
        pool.close()


class Lazy:
    """descriptor"""

    def __init__(self, sql: str):
        self.sql = sql

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        with engine.begin() as conn:
            return conn.execute(text(self.sql)).all()


class Cheap:
    def __get__(self, obj, owner=None):
        return 3


class Report:
    totals = Lazy("select 1")
    version = Cheap()
