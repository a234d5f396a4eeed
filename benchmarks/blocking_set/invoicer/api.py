import asyncio
from decimal import Decimal
from pathlib import Path

from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.concurrency import run_in_threadpool

from .models import Attachment, Invoice
from .outbox import CHANNELS, QUIET, Hook, Log, Mail, compose, mail_later
from .store import AsyncInvoices, Totals, UnitOfWork, reading

app = FastAPI()
totals = Totals()


def unit() -> UnitOfWork:
    return UnitOfWork()


@app.get("/invoices/{key}")
async def show(key: int, uow: UnitOfWork = Depends(unit)):
    with uow:  # BLOCKS: QAM305 far
        invoice = uow.invoices[key]  # BLOCKS: QAM305 far
        count = len(uow.invoices)  # BLOCKS: QAM305 far
        uow.invoices.add(invoice)  # ok
        query = uow.invoices.open_ones()  # ok
        amounts = [one.total(Decimal("0.19")) for one in uow.invoices]  # BLOCKS: QAM305 far
    return count, amounts, str(query), invoice.total(Decimal(0))  # ok


@app.get("/async/{key}")
async def show_async(key: int, session: AsyncSession):
    invoices = AsyncInvoices(session)  # ok
    one = await invoices.get(key)  # ok
    invoices.add(one)  # ok
    rows = await session.execute(select(Invoice))  # ok
    for row in rows.scalars():  # ok
        print(row.total(Decimal(1)))  # ok
    return totals.label, "may" in totals  # ok


@app.get("/totals")
async def sums():
    with reading() as session:  # ok
        first = session.scalars(select(Invoice)).first()  # BLOCKS: QAM305
    overall = totals.overall  # BLOCKS: QAM305 far
    return first, overall


@app.post("/send/{channel}")
async def send(channel: str, to: str):
    CHANNELS[channel].push(to, "hello")  # BLOCKS: QAM302 far
    QUIET[channel].push(to, "hello")  # ok
    print(CHANNELS[channel].describe())  # ok
    Log().announce([to], "hi")  # ok
    Mail("mx").announce([to], "hi")  # BLOCKS: QAM307 far
    await run_in_threadpool(Hook().announce, [to], "hi")  # ok
    await mail_later(to, "hi")  # ok
    for sender in CHANNELS.values():  # ok
        sender.push(to, "all")  # BLOCKS: QAM302 far


@app.post("/attach")
async def attach(name: str):
    one = Attachment(Path("/srv"), name)  # ok
    tagged = one | "new" | "unread"  # ok
    both = one + tagged  # BLOCKS: QAM303 far
    letter = compose(tagged, "see there")  # BLOCKS: QAM303 far
    later = await asyncio.to_thread(compose, one, "again")  # ok
    read = await asyncio.to_thread(lambda: tagged.body)  # ok
    print(tagged.path, one.tags, len(both))  # ok
    return len(letter.as_bytes()), later, read
