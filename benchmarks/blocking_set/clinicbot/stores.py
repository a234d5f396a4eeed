from __future__ import annotations

import functools
import json
import logging
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import elasticsearch
import httpx
import psycopg
from cachetools import TTLCache

log = logging.getLogger(__name__)


class PatientStore(ABC):
    @abstractmethod
    def load(self, key: str) -> dict[str, Any]: ...

    @abstractmethod
    def save(self, key: str, value: dict[str, Any]) -> None: ...

    def rename(self, key: str, name: str) -> None:
        value = self.load(key)
        value["name"] = name
        self.save(key, value)

    @classmethod
    def normal(cls, key: str) -> str:
        return key.strip().lower()


class PgStore(PatientStore):
    def __init__(self, dsn: str) -> None:
        self.dsn = dsn

    def load(self, key: str) -> dict[str, Any]:
        with psycopg.connect(self.dsn) as db:
            return db.execute("select * from patients where key = %s", (key,)).fetchone()

    def save(self, key: str, value: dict[str, Any]) -> None:
        with closing(psycopg.connect(self.dsn)) as db:
            db.execute("update patients set name = %s", (value["name"],))


class DictStore(PatientStore):
    def __init__(self, items: dict[str, dict[str, Any]] | None = None) -> None:
        self.items = items if items is not None else {}

    def load(self, key: str) -> dict[str, Any]:
        return self.items.setdefault(key, {})

    def save(self, key: str, value: dict[str, Any]) -> None:
        self.items[key] = value


class CachedStore(PatientStore):
    def __init__(self, inner: PatientStore, size: int = 100) -> None:
        self.inner = inner
        self.cache: TTLCache[str, dict[str, Any]] = TTLCache(size, 60)

    def load(self, key: str) -> dict[str, Any]:
        with suppress(KeyError):
            return self.cache[key]
        self.cache[key] = self.inner.load(key)
        return self.cache[key]

    def save(self, key: str, value: dict[str, Any]) -> None:
        self.cache.pop(key, None)
        self.inner.save(key, value)

    def peek(self, key: str) -> dict[str, Any] | None:
        return self.cache.get(key)


@dataclass(frozen=True)
class Config:
    dsn: str = "postgresql://clinic"
    path: Path | None = None
    store: PatientStore | None = None
    hooks: tuple[Callable[[str], None], ...] = field(default=())

    def with_store(self, store: PatientStore) -> Config:
        return replace(self, store=store)

    def read(self) -> dict[str, Any]:
        if self.path is None:
            return {}
        return json.loads(self.path.read_text())

    def fire(self, name: str) -> None:
        for hook in self.hooks:
            hook(name)


class Search:
    _instances: ClassVar[weakref.WeakValueDictionary[str, Search]] = weakref.WeakValueDictionary()

    def __init__(self, client: elasticsearch.Elasticsearch) -> None:
        self.client = client

    def __call__(self, text: str) -> list[dict[str, Any]]:
        return self.client.search(index="patients", q=text)["hits"]["hits"]

    def query(self, text: str) -> dict[str, Any]:
        return {"match": {"name": text}}


class ASearch:
    def __init__(self, client: elasticsearch.AsyncElasticsearch) -> None:
        self.client = client

    async def __call__(self, text: str) -> list[dict[str, Any]]:
        found = await self.client.search(index="patients", q=text)  # ok
        return found["hits"]["hits"]


def audited(fn: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(fn)
    def inner(*args: Any, **kwargs: Any) -> Any:
        log.info("%s", fn.__name__)
        return fn(*args, **kwargs)

    return inner


def reported(url: str | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def wrap(fn: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(fn)
        def inner(*args: Any) -> Any:
            result = fn(*args)
            if url:
                httpx.post(url, json={"name": fn.__name__})
            return result

        return inner

    return wrap


@audited
def bmi(weight: float, height: float) -> float:
    return weight / height**2


@reported()
def dose(weight: float) -> float:
    return weight * 2


@reported("https://audit.example")
def risk(weight: float) -> float:
    return weight * 3


@contextmanager
def transaction(store: PatientStore, key: str) -> Iterator[dict[str, Any]]:
    value = store.load(key)
    yield value
    store.save(key, value)


def first(stores: list[PatientStore], key: str) -> dict[str, Any]:
    return next(value for store in stores if (value := store.load(key)))


def ping(name: str) -> None:
    httpx.get(f"https://hooks.example/{name}")


def note(name: str) -> None:
    log.info(name)
