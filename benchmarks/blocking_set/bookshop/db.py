from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from sqlalchemy import Engine, create_engine, event, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, scoped_session, sessionmaker

engine: Engine = create_engine("postgresql+psycopg2://localhost/books", pool_pre_ping=True)
SessionLocal = sessionmaker(bind=engine, expire_on_commit=False)
Scoped = scoped_session(SessionLocal)
async_engine = create_async_engine("postgresql+asyncpg://localhost/books")
AsyncLocal = async_sessionmaker(async_engine)


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]

    def loud(self) -> str:
        return self.title.upper()


@contextmanager
def session_scope() -> Iterator[Session]:
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


@asynccontextmanager
async def async_scope() -> AsyncIterator[AsyncSession]:
    async with AsyncLocal() as session:
        yield session
        await session.commit()


@event.listens_for(engine, "connect")
def on_connect(connection, record) -> None:
    connection.cursor().execute("set x = 1")


class Cache:
    def __init__(self, path: str = ":memory:") -> None:
        self.connection = sqlite3.connect(path)

    def get(self, key: str) -> str | None:
        row = self.connection.execute("select v from c where k = ?", [key]).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        self.connection.close()


def titles(session: Session) -> list[str]:
    return [b.title for b in session.scalars(select(Book))]


def raw(sql: str) -> list:
    with engine.begin() as connection:
        return connection.execute(text(sql)).all()


def statement(title: str):
    return select(Book).where(Book.title == title).limit(1)
