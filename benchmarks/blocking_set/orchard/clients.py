from __future__ import annotations

import typing as t
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property, partial

import httpx
import redis as cachelib
import requests as http
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

if t.TYPE_CHECKING:
    from sqlalchemy.orm import Session


def build() -> http.Session:
    session = http.Session()
    session.mount("https://", HTTPAdapter(max_retries=Retry(3)))
    return session


SESSION = build()
fetch = partial(SESSION.get, timeout=3)
ping = http.head


@dataclass
class Trees:
    base: str
    session: http.Session = field(default_factory=build)
    names: dict[str, str] = field(default_factory=dict)

    def fetch(self, name: str) -> str:
        return self.session.get(f"{self.base}/{name}").text

    def get(self, name: str) -> str | None:
        return self.names.get(name)

    @cached_property
    def all(self) -> list[str]:
        return self.session.get(self.base).json()

    @property
    def url(self) -> str:
        return self.base

    def __getitem__(self, name: str) -> str:
        return self.fetch(name)

    def __bool__(self) -> bool:
        return bool(self.names)


class Pair(t.NamedTuple):
    name: str
    client: httpx.Client


class Pool:
    clients: t.ClassVar[dict[str, httpx.Client]] = {}
    counts: t.ClassVar[dict[str, int]] = {}

    @classmethod
    def of(cls, name: str) -> httpx.Client:
        if name not in cls.clients:
            cls.clients[name] = httpx.Client(base_url=name)
        return cls.clients[name]

    @staticmethod
    def async_of(name: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=name)


class Users:
    def __init__(self, session: "Session | None" = None) -> None:
        self.session = session

    def names(self) -> list[str]:
        assert self.session is not None
        return [u.name for u in self.session.execute("select").scalars()]


def all_files(paths: list[str]) -> list[str]:
    with ExitStack() as stack:
        handles = [stack.enter_context(open(p)) for p in paths]
        return [h.read() for h in handles]


def cache() -> cachelib.Redis:
    return cachelib.Redis()
