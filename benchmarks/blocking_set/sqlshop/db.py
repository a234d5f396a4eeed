from __future__ import annotations

from contextlib import contextmanager
from typing import Generic, Iterator, Type, TypeVar

import psycopg
from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, scoped_session, sessionmaker

engine = create_engine("postgresql://db")
SessionLocal = sessionmaker(bind=engine, expire_on_commit=False)
registry = scoped_session(SessionLocal)
async_engine = create_async_engine("postgresql+asyncpg://db")
AsyncSessionLocal = async_sessionmaker(async_engine)
pool = ConnectionPool("postgresql://db", open=False)


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    @classmethod
    def by_name(cls, name: str, db: Session) -> "Item | None":
        return db.scalars(select(cls).where(cls.name == name)).one_or_none()


M = TypeVar("M", bound=Base)


class Repo(Generic[M]):
    model: Type[M]

    def __init__(self, session: Session):
        self.s = session

    def get(self, key: int) -> M | None:
        return self.s.get(self.model, key)

    def all(self) -> list[M]:
        return self.s.query(self.model).all()

    def statement(self):
        return select(self.model).order_by(self.model.id)

    def add(self, obj: M) -> M:
        self.s.add(obj)
        return obj


class ItemRepo(Repo[Item]):
    model = Item

    def rename(self, key: int, name: str) -> None:
        item = self.get(key)
        item.name = name
        self.s.flush()


class AsyncRepo:
    def __init__(self, session: AsyncSession):
        self.s = session

    async def get(self, key: int):
        return await self.s.get(Item, key)  # ok

    def add(self, obj) -> None:
        self.s.add(obj)


@contextmanager
def unit() -> Iterator[Session]:
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def tables() -> list[str]:
    with psycopg.connect("postgresql://db") as conn, conn.cursor() as cur:
        cur.execute("select tablename from pg_tables")
        return [r[0] for r in cur]
