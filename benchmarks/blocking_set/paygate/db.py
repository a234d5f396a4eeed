from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker

from paygate.models import Payment

engine = create_engine("postgresql://localhost/pay")
SessionLocal = sessionmaker(bind=engine)
async_engine = create_async_engine("postgresql+asyncpg://localhost/pay")
AsyncSessionLocal = async_sessionmaker(async_engine)


def get_session() -> Iterator[Session]:
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()


async def get_async_session() -> AsyncIterator[AsyncSession]:
    async with AsyncSessionLocal() as session:
        yield session


@contextmanager
def transaction() -> Iterator[Session]:
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise


class Payments:
    def __init__(self, session: Session) -> None:
        self.session = session

    def by_id(self, key: int) -> Payment | None:
        return self.session.get(Payment, key)

    def open(self) -> list[Payment]:
        return list(self.session.scalars(select(Payment).where(Payment.state == "open")))

    def add(self, payment: Payment) -> None:
        self.session.add(payment)


class FakePayments:
    """Payments in a dict, for tests and the sandbox."""

    def __init__(self) -> None:
        self.rows: dict[int, Payment] = {}

    def by_id(self, key: int) -> Payment | None:
        return self.rows.get(key)

    def open(self) -> list[Payment]:
        return [row for row in self.rows.values() if row.state == "open"]

    def add(self, payment: Payment) -> None:
        self.rows[payment.id] = payment


class AsyncPayments:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def by_id(self, key: int) -> Payment | None:
        return await self.session.get(Payment, key)  # ok

    async def open(self) -> list[Payment]:
        return list(await self.session.scalars(select(Payment)))  # ok
