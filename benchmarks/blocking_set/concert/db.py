from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from sqlalchemy import create_engine, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

T = TypeVar("T", bound="Base")
engine = create_engine("postgresql://x")
Local = sessionmaker(engine)
ALocal = async_sessionmaker(create_async_engine("postgresql+asyncpg://x"))


class Base(DeclarativeBase):
    pass


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    seat: Mapped[str]
    price: Mapped[int]

    @property
    def label(self) -> str:
        return f"{self.seat} ({self.price})"

    def is_free(self) -> bool:
        return self.price == 0


class Repo(Generic[T]):
    model: type[T]

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> T | None:
        return self.session.get(self.model, key)

    def add(self, item: T) -> T:
        self.session.add(item)
        return item

    def query(self) -> Any:
        return select(self.model)

    def total(self) -> int:
        return self.session.scalar(select(func.count()).select_from(self.model)) or 0


class AsyncRepo(Repo[T]):
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def get(self, key: int) -> T | None:
        return await self.session.get(self.model, key)  # ok

    async def all(self) -> Sequence[T]:
        return (await self.session.scalars(self.query())).all()  # ok


class Tickets(Repo[Ticket]):
    model = Ticket

    def cheapest(self) -> Ticket | None:
        return self.session.scalars(self.query().order_by(Ticket.price)).first()


class AsyncTickets(AsyncRepo[Ticket]):
    model = Ticket


@contextmanager
def unit() -> Iterator[Tickets]:
    session = Local()
    try:
        yield Tickets(session)
        session.commit()
    finally:
        session.close()


class Unit:
    """The same by hand, nothing asked until somebody does."""

    def __enter__(self) -> Tickets:
        self.session = Local()
        return Tickets(self.session)

    def __exit__(self, *error: object) -> None:
        self.session.close()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Ticket)) or 0
