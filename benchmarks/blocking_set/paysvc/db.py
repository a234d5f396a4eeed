from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Generic, TypeVar

from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

engine = create_engine("postgresql://localhost/pay")
aengine = create_async_engine("postgresql+asyncpg://localhost/pay")
SessionLocal = sessionmaker(engine)
AsyncSessionLocal = async_sessionmaker(aengine)


class Base(DeclarativeBase):
    pass


class Payment(Base):
    __tablename__ = "payments"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]

    @property
    def euros(self) -> float:
        return self.amount / 100


M = TypeVar("M")


class Repo(Generic[M]):
    model: type[M]

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> M | None:
        return self.session.get(self.model, key)

    def add(self, row: M) -> M:
        self.session.add(row)
        return row

    def all(self) -> list[M]:
        return list(self.session.scalars(select(self.model)))


class Payments(Repo[Payment]):
    model = Payment

    def add(self, row: Payment) -> Payment:
        super().add(row)
        self.session.commit()
        return row


class Drafts(Repo[Payment]):
    model = Payment


class MemoryRepo:
    def __init__(self) -> None:
        self.rows: dict[int, Payment] = {}

    def get(self, key: int) -> Payment | None:
        return self.rows.get(key)

    def add(self, row: Payment) -> Payment:
        self.rows[row.id] = row
        return row

    def all(self) -> list[Payment]:
        return list(self.rows.values())


class APayments:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, key: int) -> Payment | None:
        return await self.session.get(Payment, key)  # ok

    def add(self, row: Payment) -> None:
        self.session.add(row)


@contextmanager
def unit() -> Iterator[Session]:
    session = SessionLocal()
    try:
        yield session
        session.commit()
    finally:
        session.close()


@asynccontextmanager
async def aunit() -> AsyncIterator[AsyncSession]:
    async with AsyncSessionLocal() as session:  # ok
        yield session
        await session.commit()  # ok


def get_db() -> Iterator[Session]:
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def legacy_total(session: Session) -> int:
    return sum(p.amount for p in session.scalars(select(Payment)))
