from __future__ import annotations

import asyncio
import logging
import smtplib
from collections import deque
from collections.abc import Callable
from functools import partial, singledispatch
from logging.handlers import SMTPHandler
from typing import Any

import slack_sdk
from slack_sdk.web.async_client import AsyncWebClient

from .checks import Result

log = logging.getLogger(__name__)
Sink = Callable[[Result], Any]


class Slack:
    def __init__(self, token: str) -> None:
        self.client = slack_sdk.WebClient(token)
        self.aclient = AsyncWebClient(token)

    def __call__(self, result: Result) -> None:
        self.client.chat_postMessage(channel="#up", text=str(result))

    async def send(self, result: Result) -> None:
        await self.aclient.chat_postMessage(channel="#up", text=str(result))  # ok


def mail(host: str, result: Result) -> None:
    with smtplib.SMTP(host) as server:
        server.sendmail("a@x", "b@x", str(result))


def to_log(result: Result) -> None:
    log.warning("%s", result)


class Ring:
    def __init__(self, size: int = 10) -> None:
        self.last: deque[Result] = deque(maxlen=size)

    def __call__(self, result: Result) -> None:
        self.last.append(result)

    def down(self) -> list[Result]:
        return [r for r in self.last if not r.ok]


class Notifier:
    def __init__(self, *sinks: Sink) -> None:
        self.sinks = list(sinks)

    def tell(self, result: Result) -> None:
        for sink in self.sinks:
            sink(result)

    def add(self, sink: Sink) -> "Notifier":
        self.sinks.append(sink)
        return self

    async def atell(self, result: Result) -> None:
        await asyncio.gather(*(asyncio.to_thread(sink, result) for sink in self.sinks))  # ok


@singledispatch
def shown(thing: Any) -> str:
    return str(thing)


@shown.register
def _(thing: Result) -> str:
    return f"{thing.took:.2f}"


by_mail = partial(mail, "localhost")
handler = SMTPHandler("mail", "a@x", ["b@x"], "down")
