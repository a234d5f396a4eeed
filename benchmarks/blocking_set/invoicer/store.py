from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import create_engine, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, sessionmaker

from .models import Invoice

engine = create_engine("postgresql://db/invoices")
Maker = sessionmaker(engine)


class UnitOfWork:
    def __init__(self, maker=Maker):
        self._maker = maker
        self.session: Session | None = None

    def __enter__(self) -> UnitOfWork:
        self.session = self._maker()
        return self

    def __exit__(self, kind, value, trace) -> None:
        if kind is None:
            self.session.commit()
        self.session.close()

    @property
    def invoices(self) -> Invoices:
        return Invoices(self.session)


class Invoices:
    def __init__(self, session: Session):
        self.session = session

    def __getitem__(self, key: int) -> Invoice:
        return self.session.get(Invoice, key)

    def __iter__(self) -> Iterator[Invoice]:
        yield from self.session.scalars(select(Invoice))

    def __len__(self) -> int:
        return self.session.query(Invoice).count()

    def add(self, invoice: Invoice) -> None:
        self.session.add(invoice)

    def open_ones(self):
        return select(Invoice).where(Invoice.paid.is_(False))


class AsyncInvoices:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def get(self, key: int) -> Invoice:
        return await self.session.get(Invoice, key)  # ok

    def add(self, invoice: Invoice) -> None:
        self.session.add(invoice)


@contextmanager
def reading():
    with Session(engine) as session:
        yield session


class Totals:
    def __init__(self):
        self._sums = {}

    @cached_property
    def overall(self) -> int:
        with engine.connect() as connection:
            return connection.execute(select(Invoice.amount)).scalar_one()

    @cached_property
    def label(self) -> str:
        return ", ".join(self._sums)

    def __contains__(self, month: str) -> bool:
        return month in self._sums
