"""Async drivers, and database work handed to threads."""

import asyncio
import sqlite3

import aiosqlite
import redis.asyncio as redis
from motor.motor_asyncio import AsyncIOMotorClient
from psycopg import AsyncConnection
from pymongo import AsyncMongoClient
from redis.asyncio import Redis
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("x")
maker = async_sessionmaker(engine)
mongo = AsyncMongoClient()
motor = AsyncIOMotorClient()


async def work(session: AsyncSession, r: Redis):
    await session.execute(text("x"))  # ok
    await session.commit()  # ok
    session.add(object())  # ok
    statement = select(1).where(True).limit(3)  # ok
    await session.scalars(statement)  # ok
    async with maker() as s, s.begin():  # ok
        await s.get(dict, 1)  # ok
    async with engine.connect() as c:  # ok
        await c.execute(text("x"))  # ok
    await r.get("a")  # ok
    pipe = r.pipeline()  # ok
    pipe.set("a", 1)  # ok
    await pipe.execute()  # ok
    await redis.from_url("x").get("k")  # ok
    await mongo.db.things.find_one({})  # ok
    await motor.db.things.insert_one({})  # ok
    async for doc in mongo.db.things.find({}):  # ok
        print(doc)
    async with aiosqlite.connect("x") as db:  # ok
        await db.execute("x")  # ok
        await db.commit()  # ok
    async with await AsyncConnection.connect("x") as pg:  # ok
        await pg.execute("x")  # ok


def read_all(path):
    with sqlite3.connect(path) as con:  # ok
        return con.execute("select").fetchall()  # ok


async def threads(path):
    return await asyncio.to_thread(read_all, path)  # ok


class Connection:
    def execute(self, q):
        return q

    def cursor(self):
        return self

    def fetchall(self):
        return []


def connect(path):
    return Connection()


async def own(path):
    con = connect(path)  # ok
    con.execute("x")  # ok
    con.cursor().fetchall()  # ok


async def raises(db: AsyncSession):
    def sync_part(session):
        session.execute(text("x"))  # ok

    await db.run_sync(sync_part)  # ok
