from __future__ import annotations

import inspect
import socket
import subprocess
from collections.abc import Awaitable
from contextvars import ContextVar
from types import TracebackType
from typing import Any, TypeAlias, Union

import aiohttp
import httpx
import requests

Sender: TypeAlias = Union["Webhook", "AsyncWebhook"]


class Webhook:
    def __init__(self, url: str, session: requests.Session | None = None) -> None:
        self.url = url
        self._session = session

    @property
    def session(self) -> requests.Session:
        if self._session is None:
            self._session = requests.Session()
        return self._session

    def send(self, text: str) -> int:
        return self.session.post(self.url, json={"text": text}).status_code

    def preview(self, text: str) -> str:
        return f"{self.url}: {text}"


class AsyncWebhook:
    def __init__(self, url: str) -> None:
        self.url = url
        self.session = aiohttp.ClientSession()

    async def send(self, text: str) -> int:
        async with self.session.post(self.url, json={"text": text}) as response:  # ok
            return response.status

    async def __aenter__(self) -> AsyncWebhook:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        await self.session.close()  # ok


class Recorder(Webhook):
    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, text: str) -> int:
        self.sent.append(text)
        return 200


class Buffered:
    """Keeps messages, and sends them when it is full."""

    def __init__(self, target: Webhook, size: int = 10) -> None:
        self.target = target
        self.size = size
        self.texts: list[str] = []

    def push(self, text: str) -> None:
        self.texts.append(text)

    def flush(self) -> None:
        for text in self.texts:
            self.target.send(text)


async def deliver(sender: Sender, text: str) -> int:
    if isinstance(sender, AsyncWebhook):
        return await sender.send(text)  # ok
    return sender.send(text)  # BLOCKS: QAM302


async def deliver_any(sender: Any, text: str) -> int:
    result = sender.send(text)  # ok
    if inspect.isawaitable(result):
        result = await result  # ok
    return result


async def resolve(value: Awaitable[int] | int) -> int:
    return await value if isinstance(value, Awaitable) else value  # ok


http_var: ContextVar[httpx.AsyncClient] = ContextVar("http")
sync_var: ContextVar[httpx.Client] = ContextVar("sync")


def probe(host: str, timeout: float = 1.0) -> bool:
    with socket.create_connection((host, 80), timeout=timeout):
        return True


def version(command: str = "git") -> str:
    return subprocess.run([command, "--version"], capture_output=True, text=True).stdout


def splits(host: str) -> tuple[str, ...]:
    return tuple(host.split("."))


class Api:
    def __init__(self, http: httpx.AsyncClient | httpx.Client) -> None:
        self.http = http

    def request(self, path: str) -> httpx.Request:
        return self.http.build_request("GET", path)

    def get(self, path: str):
        return self.http.get(path)
