from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import select

from .models import Order

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import Session

T = TypeVar("T")


class Repository(ABC, Generic[T]):
    def __init__(self, session: Session) -> None:
        self._session = session

    @abstractmethod
    def find(self, key: int) -> T | None: ...

    def save(self, entity: T) -> T:
        self._session.add(entity)
        self._session.flush()
        return entity

    def stage(self, entity: T) -> None:
        self._session.add(entity)


class OrderRepository(Repository[Order]):
    def find(self, key: int) -> Order | None:
        return self._session.get(Order, key)

    def open_orders(self):
        statement = select(Order).where(Order.state == "open")
        return self._session.scalars(statement).all()

    @property
    def total(self) -> int:
        return sum(order.total for order in self.open_orders())

    def describe(self) -> str:
        return f"{type(self).__name__}(session={id(self._session)})"


class AsyncOrderRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, key: int) -> Order | None:
        return await self._session.get(Order, key)

    def statement(self):
        return select(Order)
