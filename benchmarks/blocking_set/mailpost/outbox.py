from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps

from asgiref.sync import sync_to_async

from .transport import AsyncMailer, DryMailer, Mailer

pool = ThreadPoolExecutor(4)


def in_thread(function):
    @wraps(function)
    async def wrapper(*args, **kwargs):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, partial(function, *args, **kwargs))  # ok

    return wrapper


class Outbox:
    def __init__(self, mailer: Mailer) -> None:
        self.mailer = mailer

    def flush(self) -> None:
        self.mailer.send(self.mailer.build("a", "b"))

    @in_thread
    def flush_later(self) -> None:
        self.flush()


async def deliver(mailer: Mailer, to: str, text: str) -> None:
    message = mailer.build(to, text)  # ok
    await sync_to_async(mailer.send)(message)  # ok


async def everything() -> None:
    Outbox(DryMailer("x")).flush()  # ok
    await Outbox(Mailer("x")).flush_later()  # ok
    await AsyncMailer("x").send(Mailer("x").build("a", "b"))  # ok
    await deliver(Mailer("x"), "a", "b")  # ok
    Outbox(Mailer("x")).flush()  # BLOCKS: QAM307 far
