from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from ..clients.payments import PaymentClient
from ..db.engine import get_async_db, get_db
from ..db.repositories import AsyncOrderRepository, OrderRepository

DbSession = Annotated[Session, Depends(get_db)]
AsyncDbSession = Annotated[AsyncSession, Depends(get_async_db)]


def get_orders(db: DbSession) -> OrderRepository:
    return OrderRepository(db)


def get_async_orders(db: AsyncDbSession) -> AsyncOrderRepository:
    return AsyncOrderRepository(db)


def get_payments() -> PaymentClient:
    return PaymentClient()


Orders = Annotated[OrderRepository, Depends(get_orders)]
