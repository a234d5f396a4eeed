from __future__ import annotations

import contextvars
import os
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager

import consul
import hvac
from aiofile import async_open
from filelock import FileLock

Fetch = Callable[[str], str]
current: contextvars.ContextVar[str] = contextvars.ContextVar("current", default="dev")


def from_env(name: str) -> str:
    return os.environ.get(name, "")


def from_consul(name: str) -> str:
    _, found = consul.Consul().kv.get(name)
    return found["Value"].decode() if found else ""


def from_vault(name: str) -> str:
    return hvac.Client().secrets.kv.read_secret_version(path=name)["data"]["data"][name]


class Lookup:
    def __init__(self, *sources: Fetch) -> None:
        self.sources = sources

    def find(self, name: str) -> str:
        for source in self.sources:
            if value := source(name):
                return value
        return ""


@contextmanager
def held(path: str):
    with FileLock(path):
        yield path


@contextmanager
def marked(name: str):
    token = current.set(name)
    try:
        yield name
    finally:
        current.reset(token)


@asynccontextmanager
async def opened(path: str):
    async with async_open(path) as handle:
        yield handle
