from __future__ import annotations

import asyncio
from decimal import Decimal

from litestar import Litestar, get, post
from litestar.di import Provide

from .db import ALocal, AsyncTickets, Ticket, Tickets, Unit, count, engine, unit
from .events import Observer, Signal, bus, notify, publish, seen, sold, tally
from .pricing import Checkout, FakeCheckout, Money, Quote, flat, live, rate, vat


def provide_tickets() -> Tickets:
    return Unit().__enter__()


@get("/tickets/{key:int}", sync_to_thread=True)
def show(key: int, tickets: Tickets) -> str:
    found = tickets.get(key)  # ok
    return found.label if found else ""


@get("/tickets")
async def listing() -> list[str]:
    async with ALocal() as session:  # ok
        repo = AsyncTickets(session)  # ok
        first = await repo.get(1)  # ok
        everything = await repo.all()  # ok
        print(await session.run_sync(count), first)  # ok
    return [ticket.label for ticket in everything]  # ok


@get("/cheapest")
async def cheapest(tickets: Tickets) -> str:
    print(tickets.query())  # ok
    fresh = tickets.add(Ticket(seat="a", price=0))  # ok
    print(fresh.is_free(), fresh.label)  # ok
    found = tickets.cheapest()  # BLOCKS: QAM305 far
    print(await asyncio.to_thread(tickets.total))  # ok
    print(tickets.total())  # BLOCKS: QAM305 far
    return found.label if found else ""


@post("/tickets")
async def buy(seat: str) -> None:
    with Unit() as tickets:  # ok
        tickets.add(Ticket(seat=seat, price=1))  # ok
    with unit() as tickets:  # BLOCKS: QAM305 far
        tickets.add(Ticket(seat=seat, price=2))  # ok
    with engine.connect() as connection:  # BLOCKS: QAM305
        print(connection.closed)
    await bus.aemit("sold", seat=seat)  # ok
    bus.emit("sold", seat=seat)  # BLOCKS: QAM307 far


@post("/signals")
async def signals(seat: str) -> None:
    print(seen.send(seat=seat), len(sold), len(seen))  # ok
    print(sold.send(seat=seat))  # BLOCKS: QAM302 far
    own = Signal()  # ok
    own.connect(tally)  # ok
    print(own.send(a=1), tally({}))  # ok
    handlers = [notify, publish]  # ok
    await asyncio.gather(*(asyncio.to_thread(handler, {}) for handler in handlers))  # ok
    watcher = Observer()  # ok
    watcher.watch(own)  # ok
    await watcher.fire()  # ok


@get("/price")
async def price(country: str) -> str:
    one, two = Money(Decimal(1)), Money(Decimal(2))  # ok
    print(one < two, f"{one:.1f}", vat(country))  # ok
    quote = Quote(flat(1), flat(2))  # ok
    print(quote.price(Decimal(9)))  # ok
    foreign = Quote(flat(1), live("USD"))  # ok
    print(await asyncio.to_thread(foreign.price, Decimal(9)))  # ok
    print(foreign.price(Decimal(9)))  # BLOCKS: QAM302 far
    total = one + Money(Decimal(3), "USD")  # BLOCKS: QAM302 far
    print(rate("EUR", "USD"))  # BLOCKS: QAM302 far
    return f"{total}"  # ok


@post("/pay")
async def pay(amount: int) -> str:
    fake, real = FakeCheckout(test=True), Checkout()  # ok
    print(fake.charge(Money(Decimal(amount))))  # ok
    print(fake.describe(), real.describe(), real.mode)  # ok
    print(fake.account)  # ok
    print(real.account)  # BLOCKS: QAM306 far
    token = await asyncio.to_thread(real.charge, Money(Decimal(amount)))  # ok
    return token or real.charge(Money(Decimal(amount)))  # BLOCKS: QAM306 far


app = Litestar([show, listing, cheapest, buy, signals, price, pay], dependencies={"tickets": Provide(provide_tickets, sync_to_thread=True)})
