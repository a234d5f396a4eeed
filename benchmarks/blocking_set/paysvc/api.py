from __future__ import annotations

import inspect

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from .db import APayments, Drafts, MemoryRepo, Payment, Payments, SessionLocal, aunit, get_db, legacy_total, unit
from .gateway import AsyncLedger, Gateway, Ledger

router = APIRouter()
ledger = Ledger()


@router.get("/{key}")
async def show(key: int, db: Session = Depends(get_db)) -> float:
    repo = Payments(db)  # ok
    row = repo.get(key)  # BLOCKS: QAM305 far
    memory = MemoryRepo()  # ok
    memory.add(row)  # ok
    print(memory.get(key), memory.all())  # ok
    return row.euros  # ok


@router.get("/plain/{key}")
def plain(key: int, db: Session = Depends(get_db)) -> float:
    return Payments(db).get(key).euros  # ok


@router.post("/")
async def create(amount: int, db: Session = Depends(get_db)) -> int:
    drafts = Drafts(db)
    row = drafts.add(Payment(amount=amount))  # ok
    Payments(db).add(row)  # BLOCKS: QAM305 far
    async with aunit() as session:  # ok
        APayments(session).add(row)  # ok
        found = await APayments(session).get(3)  # ok
        await session.flush()  # ok
        total = await session.run_sync(legacy_total)  # ok
    with unit() as sync_session:  # BLOCKS: QAM305 far
        sync_session.add(row)  # ok
        total += legacy_total(sync_session)  # BLOCKS: QAM305 far
    return total + bool(found)


@router.post("/charge")
async def charge(amount: int, gateway: Gateway) -> int:
    request = ledger.request_for(amount)  # ok
    print(request.url)  # ok
    status = ledger.post(amount)  # BLOCKS: QAM302 far
    safe = await run_in_threadpool(ledger.post, amount)  # ok
    response = await AsyncLedger().post(amount)  # ok
    print(await gateway.charge(amount), response)  # ok
    ledger.intent(amount)  # BLOCKS: QAM306 far
    return status + safe


async def settle(targets: list[AsyncLedger | Ledger]) -> None:
    for target in targets:
        posted = target.post(1)  # BLOCKS: QAM302 far
        if inspect.isawaitable(posted):
            await posted  # ok


async def anything(session: AsyncSession | Session) -> list:
    if isinstance(session, AsyncSession):
        return list(await session.scalars(select(Payment)))  # ok
    statement = select(Payment).limit(3)  # ok
    return list(session.scalars(statement))  # BLOCKS: QAM305


def job() -> None:
    with SessionLocal() as session:
        print(Payments(session).all(), legacy_total(session))  # ok
