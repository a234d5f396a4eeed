from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from paygate.db import AsyncPayments, FakePayments, Payments, async_engine, engine, get_async_session, get_session, transaction
from paygate.gateway import RestGateway, SandboxGateway, StripeGateway, gateway_for, verify
from paygate.models import Payment

router = APIRouter()
Db = Annotated[Session, Depends(get_session)]
AsyncDb = Annotated[AsyncSession, Depends(get_async_session)]
sandbox = SandboxGateway()
fakes = FakePayments()


@router.get("/payments/{key}")
async def one(key: int, session: Db) -> dict:
    payment = Payments(session).by_id(key)  # BLOCKS: QAM305 far
    if payment is None:
        raise HTTPException(404)  # ok
    return {"amount": payment.amount}  # ok


@router.get("/a/payments/{key}")
async def one_async(key: int, session: AsyncDb) -> dict:
    payment = await AsyncPayments(session).by_id(key)  # ok
    other = await session.execute(select(Payment).where(Payment.id == key))  # ok
    row = other.scalars().first()  # ok
    session.add(Payment(id=key, amount=1, state="open"))  # ok
    await session.commit()  # ok
    return {"payment": payment, "row": row}


@router.get("/s/payments")
def listed(session: Db) -> list[int]:
    return [p.id for p in Payments(session).open()]


@router.get("/f/payments")
async def faked() -> list[int]:
    fakes.add(Payment(id=1, amount=1, state="open"))  # ok
    return [p.id for p in fakes.open()]  # ok


@router.post("/charge")
async def charge(amount: int, session: Db) -> str:
    receipt = StripeGateway().charge(amount)  # BLOCKS: QAM306 far
    Payments(session).add(Payment(amount=amount, state="open"))  # ok
    session.commit()  # BLOCKS: QAM305
    return receipt.id


@router.post("/charge-rest")
async def charge_rest(amount: int) -> str:
    gateway = RestGateway("https://pay.example")
    receipt = await run_in_threadpool(gateway.charge, amount)  # ok
    again = gateway.charge(receipt.amount)  # BLOCKS: QAM302 far
    return again.id


@router.post("/charge-any")
async def charge_any(amount: int, mode: str) -> str:
    receipt = gateway_for(mode).charge(amount)  # BLOCKS: QAM302 far
    return receipt.id


@router.post("/charge-sandbox")
async def charge_sandbox(amount: int) -> str:
    return sandbox.charge(amount).id  # ok


@router.post("/webhook")
async def webhook(request: Request) -> dict:
    body = await request.body()  # ok
    if not verify(body, request.headers.get("x-signature", ""), "secret"):  # ok
        raise HTTPException(400)
    with transaction() as session:  # BLOCKS: QAM305 far
        session.add(Payment(amount=0, state="hook"))  # ok
    return {}


@router.get("/health")
async def health() -> str:
    async with async_engine.connect() as connection:  # ok
        await connection.execute(text("select 1"))  # ok
    with engine.connect() as plain:  # BLOCKS: QAM305
        plain.execute(text("select 1"))  # BLOCKS: QAM305
    return "ok"


@router.get("/sync-in-async")
async def run_sync(session: AsyncDb) -> int:
    def count(inner: Session) -> int:
        return len(list(inner.scalars(select(Payment))))

    return await session.run_sync(count)  # ok


@router.get("/thread")
async def threaded() -> int:
    def count() -> int:
        with transaction() as session:
            return len(Payments(session).open())

    return await asyncio.to_thread(count)  # ok
