from __future__ import annotations

import asyncio
import time
from functools import partial

from fastapi import APIRouter, BackgroundTasks, Depends
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import select, text

from ..clients import cache as caching
from ..clients.cache import AsyncCache, Cache, sku_name
from ..clients.payments import AsyncPaymentClient, PaymentClient, Retrying, fetch_rates, parse_rates
from ..db.engine import AsyncSessionLocal, SessionLocal, engine, transaction
from ..db.models import Order
from ..db.repositories import AsyncOrderRepository, OrderRepository
from .deps import AsyncDbSession, DbSession, Orders, get_async_orders, get_orders, get_payments

router = APIRouter()
retry = Retrying(attempts=5)
cache = Cache()
async_cache = AsyncCache()


@router.get("/orders/{key}")
async def read_order(key: int, orders: Orders):
    return orders.find(key)  # BLOCKS: QAM305 far


@router.get("/orders")
async def list_orders(orders: OrderRepository = Depends(get_orders)):
    print(orders.describe())  # ok
    found = orders.open_orders()  # BLOCKS: QAM305 far
    return {"orders": found, "total": orders.total}  # BLOCKS: QAM305 far


@router.post("/orders")
async def create_order(db: DbSession, total: int):
    order = Order(total=total, state="open")  # ok
    db.add(order)  # ok
    db.commit()  # BLOCKS: QAM305
    db.refresh(order)  # BLOCKS: QAM305
    return order


@router.post("/orders/bulk")
async def create_orders(totals: list[int], orders: OrderRepository = Depends(get_orders)):
    for total in totals:
        orders.stage(Order(total=total, state="open"))  # ok
    orders.save(Order(total=0, state="closed"))  # BLOCKS: QAM305 far


@router.get("/async/orders/{key}")
async def read_async(key: int, orders: AsyncOrderRepository = Depends(get_async_orders)):
    print(orders.statement())  # ok
    return await orders.find(key)  # ok


@router.get("/async/raw")
async def raw_async(db: AsyncDbSession):
    rows = await db.execute(text("select 1"))  # ok
    return rows.all()  # ok


@router.get("/sync")
def sync_route(orders: OrderRepository = Depends(get_orders)):
    return orders.open_orders()  # ok


@router.get("/report")
async def report():
    with transaction() as session:  # BLOCKS: QAM305 far
        rows = session.execute(select(Order))  # BLOCKS: QAM305
    return rows


@router.get("/health")
async def health():
    with engine.connect() as connection:  # BLOCKS: QAM305
        connection.execute(text("select 1"))  # BLOCKS: QAM305
    async with AsyncSessionLocal() as session:  # ok
        await session.execute(text("select 1"))  # ok
    session = SessionLocal()  # ok
    session.close()
    return "ok"


@router.post("/charge")
async def charge(amount: int, payments: PaymentClient = Depends(get_payments)):
    print(payments.headers())  # ok
    return payments.charge(amount)  # BLOCKS: QAM302 far


@router.post("/charge/retry")
async def charge_retry(amount: int, payments: PaymentClient = Depends(get_payments)):
    return retry(payments.charge, amount)  # BLOCKS: QAM302 far


@router.post("/charge/thread")
async def charge_thread(amount: int, payments: PaymentClient = Depends(get_payments)):
    first = await run_in_threadpool(payments.charge, amount)  # ok
    second = await asyncio.to_thread(retry, payments.charge, amount)  # ok
    third = await asyncio.get_running_loop().run_in_executor(None, partial(payments.charge, amount))  # ok
    return first, second, third


@router.post("/charge/async")
async def charge_async(amount: int):
    client = AsyncPaymentClient()  # ok
    return await client.charge(amount)  # ok


@router.get("/rates")
async def rates(background: BackgroundTasks):
    background.add_task(fetch_rates, "USD")  # ok
    return parse_rates(fetch_rates())  # BLOCKS: QAM302 far


@router.get("/cache/{key}")
async def read_cache(key: str):
    if key in cache:  # BLOCKS: QAM305 far
        return cache[key]  # BLOCKS: QAM305 far
    cache[key] = "new"  # BLOCKS: QAM305 far
    print(cache.key("a", key))  # ok
    print(await async_cache.get(key))  # ok
    return len(cache)  # BLOCKS: QAM305 far


@router.get("/sku/{key}")
async def read_sku(key: str):
    caching.client().expire(key, 10)  # BLOCKS: QAM305
    return sku_name(key)  # BLOCKS: QAM305 far


@router.get("/slow")
async def slow():
    started = time.perf_counter()  # ok
    await asyncio.sleep(0.1)  # ok
    return time.perf_counter() - started  # ok
