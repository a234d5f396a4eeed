from __future__ import annotations

from contextlib import contextmanager
from typing import AsyncIterator, Iterator

import psycopg
import pymysql
from sqlalchemy import Integer, String, create_engine, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

engine = create_engine("postgresql://x")
aengine = create_async_engine("postgresql+asyncpg://x")
SessionLocal = sessionmaker(engine)
AsyncSessionLocal = async_sessionmaker(aengine, expire_on_commit=False)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String)


def get_db() -> Iterator[Session]:
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


async def get_adb() -> AsyncIterator[AsyncSession]:
    async with AsyncSessionLocal() as session:  # ok
        yield session


@contextmanager
def transaction() -> Iterator[Session]:
    with SessionLocal() as session:
        yield session
        session.commit()


def legacy(sql: str) -> list[tuple]:
    connection = pymysql.connect(host="x")
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


async def modern(sql: str) -> list[tuple]:
    async with await psycopg.AsyncConnection.connect("dbname=x") as connection:  # ok
        cursor = await connection.execute(sql)  # ok
        return await cursor.fetchall()  # ok


def statement(name: str):
    return select(User).where(User.name == name)


def version() -> str:
    with engine.connect() as connection:
        return connection.execute(text("select version()")).scalar_one()
