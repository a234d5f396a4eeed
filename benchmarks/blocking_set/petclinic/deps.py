from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, AsyncIterator, Callable, Iterator

import boto3
import httpx
import jinja2
from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlmodel import Session, SQLModel, create_engine, select

engine = create_engine("sqlite:///pets.db")
aengine = create_async_engine("sqlite+aiosqlite:///pets.db")
Maker = async_sessionmaker(aengine)


def get_db() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


async def get_adb() -> AsyncIterator[AsyncSession]:
    async with Maker() as session:
        yield session


Db = Annotated[Session, Depends(get_db)]
ADb = Annotated[AsyncSession, Depends(get_adb)]


@dataclass
class Mailer:
    """Sends mail over an HTTP API, or keeps it."""

    http: httpx.Client | None = None
    box: list[dict[str, str]] = field(default_factory=list)

    def send(self, to: str, text: str) -> None:
        if self.http is None:
            self.box.append({"to": to, "text": text})
            return
        self.http.post("/mail", json={"to": to, "text": text})


@dataclass
class AsyncMailer:
    http: httpx.AsyncClient

    async def send(self, to: str, text: str) -> None:
        await self.http.post("/mail", json={"to": to, "text": text})  # ok


class Uploads:
    def __init__(self, bucket: str, client: Any = None) -> None:
        self.bucket = bucket
        self.client = client or boto3.client("s3")

    def put(self, key: str, body: bytes) -> str:
        self.client.put_object(Bucket=self.bucket, Key=key, Body=body)
        return key

    def key(self, name: str) -> str:
        return f"{self.bucket}/{name}"


class NullS3:
    def put_object(self, **kwargs: Any) -> dict[str, Any]:
        return kwargs


class Views:
    def __init__(self) -> None:
        self.env = jinja2.Environment(loader=jinja2.DictLoader({"a": "hello {{ name }}"}))

    def render(self, name: str, **values: Any) -> str:
        return self.env.get_template(name).render(**values)


@lru_cache
def mailer() -> Mailer:
    return Mailer(httpx.Client(base_url="https://mail"))


@lru_cache
def kept_mailer() -> Mailer:
    return Mailer()


def uploads() -> Uploads:
    return Uploads("pets")


def null_uploads() -> Uploads:
    return Uploads("pets", NullS3())
