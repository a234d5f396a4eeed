from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator

import httpx
import websocket
import websockets
import yfinance

from marketfeed.frames import Book

Listener = Callable[[dict], None]


class Feed:
    def __init__(self, url: str) -> None:
        self.url = url
        self.listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self.listeners.append(listener)

    def publish(self, tick: dict) -> None:
        for listener in self.listeners:
            listener(tick)

    async def ticks(self) -> AsyncIterator[dict]:
        async with websockets.connect(self.url) as connection:  # ok
            async for message in connection:  # ok
                yield json.loads(message)  # ok

    def sync_ticks(self) -> Iterator[dict]:
        connection = websocket.create_connection(self.url)
        while True:
            yield json.loads(connection.recv())


class Throttle:
    def __init__(self, sleep: Callable[[float], object] = time.sleep) -> None:
        self.sleep = sleep

    def pause(self) -> None:
        self.sleep(0.1)


def no_sleep(seconds: float) -> None:
    return None


def quote(symbol: str) -> float:
    return yfinance.Ticker(symbol).history(period="1d")["Close"].iloc[-1]


def http_quote(client: httpx.Client, symbol: str) -> float:
    return client.get(f"/quote/{symbol}").json()["price"]


async def async_quote(client: httpx.AsyncClient, symbol: str) -> float:
    reply = await client.get(f"/quote/{symbol}")  # ok
    return reply.json()["price"]  # ok


def book_listener(book: Book) -> Listener:
    def listener(tick: dict) -> None:
        book.insert(tick)

    return listener
