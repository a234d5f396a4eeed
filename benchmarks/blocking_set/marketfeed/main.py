from __future__ import annotations

import asyncio

import httpx
from pymongo import AsyncMongoClient

from marketfeed.feed import Feed, Throttle, async_quote, book_listener, http_quote, no_sleep, quote
from marketfeed.frames import Book, load, mean, report, small
from marketfeed.storage import AsyncTrades, MotorTrades, fake_async, fake_trades, trades

book = Book()
store = trades()
fake = fake_trades()
feed = Feed("wss://feed")
memory_feed = Feed("wss://memory")
memory_feed.listen(book_listener(book))
feed.listen(book_listener(book))
feed.listen(store.insert)


async def consume() -> None:
    async for tick in feed.ticks():  # ok
        book.insert(tick)  # ok
        store.insert(tick)  # BLOCKS: QAM305 far


async def consume_fake() -> None:
    async for tick in memory_feed.ticks():  # ok
        fake.insert(tick)  # ok
        await fake_async().insert(tick)  # ok


async def publish(tick: dict) -> None:
    feed.publish(tick)  # BLOCKS: QAM305 far


async def publish_memory(tick: dict) -> None:
    memory_feed.publish(tick)  # ok


async def latest(symbol: str) -> list[dict]:
    found = book.find(symbol)  # ok
    if book.count() > 3:  # ok
        return found
    return store.latest(symbol)  # BLOCKS: QAM305 far


async def latest_async(symbol: str) -> list[dict]:
    mongo = AsyncTrades(AsyncMongoClient())
    return await mongo.latest(symbol) + await MotorTrades().latest(symbol)  # ok


async def latest_thread(symbol: str) -> list[dict]:
    return await asyncio.to_thread(store.latest, symbol)  # ok


async def walk(symbol: str) -> int:
    cursor = store.cursor(symbol)  # ok
    total = 0
    for row in cursor:  # BLOCKS: QAM305 far
        total += row["size"]
    return total


async def throttled() -> None:
    Throttle(no_sleep).pause()  # ok
    Throttle().pause()  # BLOCKS: QAM301 far


async def quotes(symbol: str) -> list[float]:
    async with httpx.AsyncClient(base_url="https://api") as client:  # ok
        first = await async_quote(client, symbol)  # ok
    with httpx.Client(base_url="https://api") as plain:
        second = http_quote(plain, symbol)  # BLOCKS: QAM302 far
    third = quote(symbol)  # BLOCKS: QAM302 far
    return [first, second, third, mean([first])]  # ok


async def frames(path: str) -> int:
    frame = await asyncio.to_thread(load, path)  # ok
    await asyncio.to_thread(report, frame, "out.xlsx")  # ok
    report(frame, "again.xlsx")  # BLOCKS: QAM402 far
    return small([{"a": 1}])  # ok


async def first_sync_tick() -> dict:
    ticks = feed.sync_ticks()  # ok
    return next(ticks)  # BLOCKS: QAM307 far


async def first_tick_thread() -> dict:
    ticks = feed.sync_ticks()  # ok
    return await asyncio.to_thread(next, ticks)  # ok


def main() -> None:
    store.insert({"symbol": "X"})
    asyncio.run(consume())


if __name__ == "__main__":
    main()
