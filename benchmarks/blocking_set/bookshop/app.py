import asyncio
from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from .db import AsyncLocal, Book, Cache, Scoped, SessionLocal, async_engine, async_scope, engine, raw, session_scope, titles
from .repo import Books, MemoryBooks, Service

app = FastAPI()
cache = Cache()
memory = Service(MemoryBooks())


def get_session():
    with SessionLocal() as session:
        yield session


async def get_async():
    async with AsyncLocal() as session:  # ok
        yield session


Db = Annotated[Session, Depends(get_session)]
ADb = Annotated[AsyncSession, Depends(get_async)]


@app.get("/books/{key}")
async def one(key: int, db: Db, adb: ADb) -> list:
    books = Books(db)  # ok
    found = books.get(key)  # BLOCKS: QAM305 far
    must = books.must(key)  # BLOCKS: QAM305 far
    kept = memory.title(key)  # ok
    sql = Service(books)  # ok
    title = sql.title(key)  # BLOCKS: QAM305 far
    again = await adb.get(Book, key)  # ok
    row = await adb.scalar(select(Book).where(Book.id == key))  # ok
    books.add(Book(id=1, title="x"))  # ok
    db.add(Book(id=2, title="y"))  # ok
    db.commit()  # BLOCKS: QAM305
    return [found, must.loud(), kept, title, again, row]


@app.get("/books")
async def many(db: Db, adb: ADb) -> list:
    out = titles(db)  # BLOCKS: QAM305 far
    out += await adb.run_sync(titles)  # ok
    out += await asyncio.to_thread(raw, "select 1")  # ok
    out += raw("select 1")  # BLOCKS: QAM305 far
    out.append(str(Books(db).count()))  # BLOCKS: QAM305 far
    out.append(db.execute(select(Book)).scalars().first())  # BLOCKS: QAM305
    result = await adb.execute(select(Book))  # ok
    out += result.scalars().all()  # ok
    out.append(db.query(Book).filter(Book.id > 1).first())  # BLOCKS: QAM305
    query = db.query(Book).filter(Book.id > 1)  # ok
    out += [b.title for b in query]  # BLOCKS: QAM305
    return out


async def maintain() -> None:
    memory.rename(1, "z")  # BLOCKS: QAM305 far
    with session_scope() as session:  # BLOCKS: QAM305 far
        session.flush()  # BLOCKS: QAM305
    async with async_scope() as session:  # ok
        await session.flush()  # ok
        session.add(Book(id=3, title="w"))  # ok
    value = cache.get("k")  # BLOCKS: QAM305 far
    cache.close()  # ok
    Scoped.execute(text("vacuum"))  # BLOCKS: QAM305
    with engine.connect() as connection:  # BLOCKS: QAM305
        connection.execute(text("analyze"))  # BLOCKS: QAM305
    async with async_engine.connect() as connection:  # ok
        await connection.execute(text("analyze"))  # ok
    print(value)
