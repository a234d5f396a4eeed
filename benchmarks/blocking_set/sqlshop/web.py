from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from .db import AsyncRepo, AsyncSessionLocal, Item, ItemRepo, SessionLocal, pool, registry, tables, unit
from .service import Report, Shop

app = FastAPI()
shop = Shop()


def get_session():
    with SessionLocal() as session:
        yield session


async def get_async():
    async with AsyncSessionLocal() as session:  # ok
        yield session


Db = Annotated[Session, Depends(get_session)]
ADb = Annotated[AsyncSession, Depends(get_async)]


@app.get("/items/{key}")
async def item(key: int, db: Db, adb: ADb):
    repo = ItemRepo(db)  # ok
    found = repo.get(key)  # BLOCKS: QAM305 far
    statement = repo.statement()  # ok
    repo.add(Item(name="x"))  # ok
    repo.rename(key, "y")  # BLOCKS: QAM305 far
    named = Item.by_name("x", db)  # BLOCKS: QAM305 far
    rows = db.execute(statement).scalars().all()  # BLOCKS: QAM305
    same = (await adb.execute(statement)).scalars().all()  # ok
    other = await AsyncRepo(adb).get(key)  # ok
    AsyncRepo(adb).add(Item(name="z"))  # ok
    await adb.run_sync(lambda s: ItemRepo(s).all())  # ok
    everything = await run_in_threadpool(repo.all)  # ok
    db.refresh(found)  # BLOCKS: QAM305
    db.expunge(found)  # ok
    return [found, named, rows, same, other, everything]


@app.post("/buy/{key}")
async def buy(key: int):
    with unit() as session:  # BLOCKS: QAM305 far
        session.add(Item(name="a"))  # ok
    bought = shop.buy(key)  # BLOCKS: QAM305 far
    shop.mark(key)  # ok
    left = shop.stock()  # BLOCKS: QAM305 far
    report = Report()  # ok
    totals = report.totals  # BLOCKS: QAM305 far
    version = report.version  # ok
    names = tables()  # BLOCKS: QAM305 far
    first = registry.scalars(select(Item)).first()  # BLOCKS: QAM305
    with Shop() as inner:  # BLOCKS: QAM305 far
        inner.mark(1)  # ok
    with pool.connection() as conn:  # BLOCKS: QAM305
        conn.execute("select 1")  # BLOCKS: QAM305
    return [bought, left, totals, version, names, first]


@app.get("/sync/{key}")
def sync(key: int, db: Db):
    return ItemRepo(db).get(key)  # ok
