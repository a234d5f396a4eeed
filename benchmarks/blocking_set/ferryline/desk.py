import asyncio
import functools
from pathlib import Path

import httpx

from .gateways import Berths, Level, StripePayment, Tides, Voucher, pay, polled
from .log import Book, Kept, Recent, SqlHandler, Trip, guard, later, tail


async def payments(key: str) -> None:
    print(pay(StripePayment(key), 5))  # BLOCKS: QAM306 far
    print(pay(Voucher({"a"}), 5))  # ok
    print(StripePayment(key).label())  # ok
    print(await asyncio.to_thread(pay, StripePayment(key), 5))  # ok
    charge = functools.partial(pay, StripePayment(key))  # ok
    print(charge(7))  # BLOCKS: QAM306 far
    free = functools.partial(pay, Voucher(set()))  # ok
    print(free(7))  # ok


async def tides() -> None:
    real, dry = Tides("https://t"), Tides("https://t", dry=True)  # ok
    print(real("level"))  # BLOCKS: QAM302 far
    print(dry("level"))  # ok
    print(real / "level")  # ok
    print(Berths("https://b")("free"))  # BLOCKS: QAM302 far
    print(Level.now(real))  # BLOCKS: QAM302 far
    print(Level(2).wide)  # ok
    print(polled(dry, times=1))  # BLOCKS: QAM301 far
    loop = asyncio.get_running_loop()  # ok
    print(await loop.run_in_executor(None, functools.partial(polled, real)))  # ok
    async with httpx.AsyncClient() as client:  # ok
        answer = await client.get(real / "level")  # ok
        print(answer.json(), answer.text)  # ok
        async with client.stream("GET", "https://x") as stream:  # ok
            async for line in stream.aiter_lines():  # ok
                print(line)


async def books(path: Path) -> None:
    with Book(path) as book:  # BLOCKS: QAM303 far
        book.note(Trip("a", 1)).note(Trip("b", 2))  # ok
    with guard(None):  # ok
        pass
    recent = Recent()  # ok
    recent["a"] = 1  # ok
    kept = Kept("trips.db")  # BLOCKS: QAM305 far
    kept["a"] = 1  # BLOCKS: QAM305 far
    print(recent["a"], len(kept), list(kept))  # ok
    SqlHandler("log.db").emit(None)  # BLOCKS: QAM305 far
    print(tail(path, 3))  # BLOCKS: QAM303 far
    later(path)  # ok
    print(await asyncio.to_thread(tail, path, 3))  # ok
    if guard(path).trips:  # ok
        print(path.name, path.with_suffix(".txt"), path.parent / "x")  # ok
