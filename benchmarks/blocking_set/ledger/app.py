from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, UploadFile
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session

from .db import AccountRepository, EntryRepository, get_session, session_scope
from .db.session import Base, engine, registry
from .services.invoices import InvoiceService, Mailbox
from .services.rates import Rates, checked, known, remote

async_engine = create_async_engine("postgresql+asyncpg://x")
AsyncMaker = async_sessionmaker(async_engine)
invoices = InvoiceService(Mailbox(), Path("/var/invoices"))
rates = Rates()
local_rates = Rates(source=known)
Db = Annotated[Session, Depends(get_session)]


@asynccontextmanager
async def lifespan(app: FastAPI):
    Base.metadata.create_all(engine)  # BLOCKS: QAM305
    yield


app = FastAPI(lifespan=lifespan)


def accounts(db: Db) -> AccountRepository:
    return AccountRepository(db)


def entries(db: Session = Depends(get_session)) -> EntryRepository:
    return EntryRepository(db)


@app.get("/accounts/{key}")
async def read(key: int, repo: Annotated[AccountRepository, Depends(accounts)]) -> str:
    found = repo.get(key)  # BLOCKS: QAM305 far
    if found is None:
        found = repo.newest  # BLOCKS: QAM305 far
    return found.label()  # ok


@app.post("/accounts")
async def create(owner: str, repo: AccountRepository = Depends(accounts)):
    made = repo.add(owner=owner)  # ok
    return repo.save(made)  # BLOCKS: QAM305 far


@app.get("/accounts")
def listed(repo: AccountRepository = Depends(accounts)):
    return repo.page()  # ok


@app.get("/entries/{account}")
async def balance(account: int, db: Db, repo: EntryRepository = Depends(entries)):
    count = len(repo)  # BLOCKS: QAM305 far
    total = await run_in_threadpool(repo.balance, account)  # ok
    again = repo.balance(account)  # BLOCKS: QAM305 far
    db.execute(text("insert into reads values (1)"))  # BLOCKS: QAM305
    db.commit()  # BLOCKS: QAM305
    return count, total, repo.signed(again, -1)  # ok


@app.get("/async/{key}")
async def read_async(key: int):
    async with AsyncMaker() as session:  # ok
        row = await session.get(Base, key)  # ok
        await session.commit()  # ok
        rows = await session.scalars(text("select 1"))  # ok
        names = rows.all()  # ok
        answer = await session.run_sync(lambda s: s.execute(text("select 2")))  # ok
    return row, names, answer


async def async_session() -> AsyncSession:
    return AsyncMaker()  # ok


@app.post("/invoice/{number}")
async def invoice(number: int, name: str, tasks: BackgroundTasks, upload: UploadFile):
    body = await upload.read()  # ok
    invoices.write(number, name)  # BLOCKS: QAM402 far
    tasks.add_task(invoices.send, "a@example.org", name)  # ok
    message = invoices.mailbox.compose("b@example.org", name)  # ok
    invoices.mailbox.remember(message)  # ok
    invoices.mailbox.deliver(message)  # BLOCKS: QAM307 far
    stored = invoices.path(number)  # ok
    return stored.name, len(body), len(invoices.archive(number))  # BLOCKS: QAM303 far


@app.get("/rate/{code}")
async def rate(code: str):
    upper = checked(code)  # BLOCKS: QAM301 far
    if upper in rates:  # ok
        return known(upper)  # ok
    first = rates[upper]  # BLOCKS: QAM302 far
    second = await asyncio.to_thread(remote, upper)  # ok
    third = remote(upper)  # BLOCKS: QAM302 far
    return first, second, third


async def nightly() -> None:
    with session_scope() as session:  # BLOCKS: QAM305 far
        session.query(Base).delete()  # BLOCKS: QAM305
    registry.query(Base).count()  # BLOCKS: QAM305
    registry.remove()  # ok
    repo = EntryRepository(registry())  # ok
    for entry in repo.page(100):  # BLOCKS: QAM305 far
        print(entry.cents)
    async with async_engine.begin() as connection:  # ok
        await connection.execute(text("vacuum"))  # ok
        await connection.run_sync(Base.metadata.create_all)  # ok
    with engine.connect() as plain:  # BLOCKS: QAM305
        plain.execute(text("vacuum"))  # BLOCKS: QAM305
        plain.commit()  # BLOCKS: QAM305
