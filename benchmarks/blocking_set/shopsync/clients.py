from __future__ import annotations

import ftplib
import imaplib
import os
import smtplib
import ssl
import subprocess
import tempfile
from contextlib import ExitStack, asynccontextmanager, contextmanager
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import aiosmtplib
import stripe
from google.cloud import bigquery
from redis import Redis
from redis.asyncio import Redis as AsyncRedis


class Env(StrEnum):
    TEST = "test"
    LIVE = "live"


class Settings:
    env: Env = Env.TEST

    def __init__(self, env: Env = Env.TEST) -> None:
        self.env = env

    @property
    def is_live(self) -> bool:
        return self.env == Env.LIVE

    def mailer(self) -> Mailer | Outbox:
        return Mailer("smtp.example") if self.is_live else Outbox()


class Mailer:
    def __init__(self, host: str) -> None:
        self.host = host

    def send(self, message: EmailMessage) -> None:
        with smtplib.SMTP_SSL(self.host, context=ssl.create_default_context()) as smtp:
            smtp.send_message(message)

    async def asend(self, message: EmailMessage) -> None:
        await aiosmtplib.send(message, hostname=self.host)  # ok


class Outbox:
    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []

    def send(self, message: EmailMessage) -> None:
        self.messages.append(message)


class Stock:
    def __init__(self, redis: Redis | AsyncRedis) -> None:
        self.redis = redis

    def key(self, sku: str) -> str:
        return f"stock:{sku}"

    def count(self, sku: str) -> Any:
        return self.redis.get(self.key(sku))


class Locker:
    def __init__(self, redis: Redis | None) -> None:
        self.redis = redis

    def __enter__(self) -> Locker:
        if self.redis is not None:
            self.redis.set("lock", 1, nx=True)
        return self

    def __exit__(self, *exc: Any) -> None:
        if self.redis is not None:
            self.redis.delete("lock")


@contextmanager
def workdir(keep: bool = False):
    with ExitStack() as stack:
        yield Path("/tmp/kept") if keep else Path(stack.enter_context(tempfile.TemporaryDirectory()))


@asynccontextmanager
async def stock(url: str):
    redis = AsyncRedis.from_url(url)  # ok
    yield Stock(redis)
    await redis.aclose()  # ok


def deliver(channel: Literal["mail", "ftp", "none"], body: str) -> None:
    if channel == "none":
        return
    elif channel == "mail":
        Mailer("smtp.example").send(EmailMessage())
    else:
        with ftplib.FTP("ftp.example") as ftp:
            ftp.storbinary("STOR x", None)


def inbox(host: str = "", *, client: imaplib.IMAP4 | None = None) -> list[bytes]:
    client = client or imaplib.IMAP4_SSL(host)
    return client.search(None, "ALL")[1]


def totals(client: bigquery.Client) -> list[Any]:
    return list(client.query("select 1").result())


def refund(key: str, api: Any = stripe) -> None:
    api.Refund.create(charge=key)


def convert(path: Path, dry: bool) -> list[str]:
    command = ["convert", os.fspath(path)]
    return command if dry else subprocess.check_output(command, text=True).split()


FAKE_STRIPE = SimpleNamespace(Refund=SimpleNamespace(create=lambda **kw: None))


class FakeImap:
    def search(self, charset: str | None, *criteria: str) -> tuple[str, list[bytes]]:
        return "OK", [b"1"]
