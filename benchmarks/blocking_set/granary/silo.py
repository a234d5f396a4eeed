import asyncio

import asyncpg
import redis
import redis.asyncio as aredis
from motor.motor_asyncio import AsyncIOMotorClient
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from .repo import (
    Cache,
    DynamoTable,
    GrainRepository,
    ListTable,
    Scoped,
    analyse,
    announce,
    bulk,
    column,
    engine,
    events,
    migrate,
    numbers,
    old_rows,
    ring,
    rows_of,
    store,
    where,
)

cache = Cache(redis.Redis())
acache = aredis.Redis()
aengine = create_async_engine("postgresql+asyncpg://x")
mongo = AsyncIOMotorClient()


async def grains(keys: list[int]) -> None:
    with Session(engine) as session:  # ok
        repo = GrainRepository(session)  # ok
        print(repo.statement())  # ok
        print(repo.get(1))  # BLOCKS: QAM305 far
        print(repo.all())  # BLOCKS: QAM305 far
        print(repo.first_of(keys))  # BLOCKS: QAM305 far
        session.add(object())  # ok
        session.commit()  # BLOCKS: QAM305
    print(Scoped().execute("select 1"))  # BLOCKS: QAM305
    async with AsyncSession(aengine) as asession:  # ok
        await asession.execute("select 1")  # ok
        print(await asession.run_sync(lambda s: GrainRepository(s).all()))  # ok
        await asession.commit()  # ok


async def tables(row: dict) -> None:
    dynamo, rows = DynamoTable("x"), ListTable()  # ok
    print(store(rows, row))  # ok
    print(store(dynamo, row))  # BLOCKS: QAM305 far
    print(dynamo.key(row))  # ok
    for item in dynamo.pages():  # BLOCKS: QAM305 far
        print(item)  # ok
    rows.put(row)  # ok
    await run_in_threadpool(store, dynamo, row)  # ok


async def caching(key: str) -> None:
    print(cache.name(key))  # ok
    print(cache.fetch(key))  # BLOCKS: QAM305 far
    cache.fill({key: 1})  # BLOCKS: QAM305 far
    print(await acache.get(key))  # ok
    async with acache.pipeline() as pipe:  # ok
        pipe.set("a", 1)  # ok
        await pipe.execute()  # ok
    print(await mongo.farm.grain.find_one({"a": 1}))  # ok
    async for doc in mongo.farm.grain.find():  # ok
        print(doc)
    connection = await asyncpg.connect("postgresql://x")  # ok
    print(await connection.fetch("select 1"))  # ok


async def reports(sql: str) -> None:
    print(numbers(where(sql, a=1)))  # BLOCKS: QAM305 far
    print(where(sql, b=2))  # ok
    print(rows_of(sql))  # BLOCKS: QAM305 far
    print(old_rows(sql))  # BLOCKS: QAM305 far
    print(analyse(sql))  # BLOCKS: QAM305 far
    print(column(sql))  # BLOCKS: QAM305 far
    print(ring(sql))  # BLOCKS: QAM305 far
    print(bulk([{"a": 1}]))  # BLOCKS: QAM305 far
    print(announce(b"x"))  # BLOCKS: QAM308 far
    jobs = [asyncio.to_thread(f, sql) for f in (numbers, rows_of, ring)]  # ok
    print(await asyncio.gather(*jobs))  # ok
    stream = events("x")  # ok
    print(next(stream))  # BLOCKS: QAM305 far
    for raw in stream:  # BLOCKS: QAM305 far
        print(raw)
    migrate()  # BLOCKS: QAM305 far


async def startup(app) -> None:
    app["rows"] = await asyncio.to_thread(rows_of, "select 1")  # ok
    app["cache"] = cache  # ok
    cache.client.ping()  # BLOCKS: QAM305
    cache.client.close()  # ok
