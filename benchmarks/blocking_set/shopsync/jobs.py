from __future__ import annotations

import asyncio
from email.message import EmailMessage
from pathlib import Path

import httpx
from google.cloud import bigquery
from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from .clients import FAKE_STRIPE, Env, FakeImap, Locker, Mailer, Outbox, Settings, Stock, convert, deliver, inbox, refund, stock, totals, workdir


async def calm(message: EmailMessage) -> None:
    Outbox().send(message)  # ok
    await Mailer("x").asend(message)  # ok
    deliver("none", "x")  # ok
    print(inbox(client=FakeImap()))  # ok
    refund("x", FAKE_STRIPE)  # ok
    print(convert(Path("x"), dry=True))  # ok
    fast = Stock(AsyncRedis())  # ok
    print(await fast.count("a"), fast.key("a"))  # ok
    async with stock("redis://x") as shared:  # ok
        print(await shared.count("a"))  # ok
    with Locker(None):  # ok
        pass
    print(Settings(Env.TEST).is_live)  # ok
    async with httpx.AsyncClient() as client:  # ok
        async with client.stream("GET", "https://x") as response:  # ok
            async for chunk in response.aiter_bytes():  # ok
                print(chunk)  # ok
    await asyncio.to_thread(deliver, "mail", "x")  # ok


async def busy(message: EmailMessage, channel: str) -> None:
    Mailer("x").send(message)  # BLOCKS: QAM307 far
    deliver("mail", "x")  # BLOCKS: QAM307 far
    deliver(channel, "x")  # BLOCKS: QAM307 far
    print(inbox("imap.example"))  # BLOCKS: QAM307 far
    refund("x")  # BLOCKS: QAM306 far
    print(convert(Path("x"), dry=False))  # BLOCKS: QAM304 far
    slow = Stock(Redis())  # ok
    print(slow.count("a"))  # BLOCKS: QAM305 far
    with Locker(Redis()):  # BLOCKS: QAM305 far
        pass
    Settings(Env.LIVE).mailer().send(message)  # BLOCKS: QAM307 far
    with workdir() as folder:  # BLOCKS: QAM303 far
        print(folder.name)  # ok
    print(totals(bigquery.Client()))  # BLOCKS: QAM305 far
    with httpx.Client() as client:  # ok
        print(client.build_request("GET", "https://x"))  # ok
