import asyncio
from typing import Annotated

import psycopg
from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from . import db
from .db import get_adb, get_db, legacy, modern, transaction
from .repo import AsyncUsers, Users, count

router = APIRouter()
Db = Annotated[Session, Depends(get_db)]
ADb = Annotated[AsyncSession, Depends(get_adb)]


def users(session: Db) -> Users:
    return Users(session)


@router.get("/{name}")
async def show(name: str, session: Db):
    return Users(session).by_name(name)  # BLOCKS: QAM305 far


@router.get("/a/{name}")
async def ashow(name: str, session: ADb):
    repo = AsyncUsers(session)  # ok
    print(await repo.total(), await repo.sync_part())  # ok
    return await repo.by_name(name)  # ok


@router.get("/old")
def old(found: Users = Depends(users)):
    return found.older()


@router.post("/{name}")
async def add(name: str, found: Users = Depends(users)):
    user = found.add(name)  # ok
    found.save(user)  # BLOCKS: QAM305 far
    return {"n": count()}  # BLOCKS: QAM305 far


@router.post("/a/{name}")
async def aadd(name: str, session: ADb):
    await AsyncUsers(session).add(name)  # ok
    await session.commit()  # ok
    return {"n": await asyncio.to_thread(count)}  # ok


@router.get("/report")
async def report():
    rows = await modern("select 1")  # ok
    rows += legacy("select 1")  # BLOCKS: QAM305 far
    with transaction() as session:  # BLOCKS: QAM305 far
        session.execute(db.statement("x"))  # BLOCKS: QAM305
    async with db.aengine.connect() as connection:  # ok
        await connection.execute(db.statement("x"))  # ok
    with psycopg.connect("dbname=x") as plain:  # BLOCKS: QAM305
        plain.execute("select 1")  # BLOCKS: QAM305
    return rows, db.version()  # BLOCKS: QAM305 far
