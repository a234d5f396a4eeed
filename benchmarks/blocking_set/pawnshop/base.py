from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar

import requests
from requests.adapters import HTTPAdapter

T = TypeVar("T")


class Base:
    path = "/"

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        KINDS[cls.__name__.lower()] = cls

    def load(self) -> Any:
        return self._fetch(self.path)

    def _fetch(self, path: str) -> Any:
        return path


KINDS: dict[str, type[Base]] = {}


class HttpMixin:
    _session: requests.Session | None = None

    @property
    def session(self) -> requests.Session:
        if self._session is None:
            self._session = requests.Session()
            self._session.mount("https://", HTTPAdapter(max_retries=3))
        return self._session

    def _fetch(self, path: str) -> Any:
        return self.session.get(path).json()


class CacheMixin:
    def __init__(self):
        self.cache: dict[str, Any] = {}

    def _fetch(self, path: str) -> Any:
        if path not in self.cache:
            self.cache[path] = super()._fetch(path)
        return self.cache[path]


class Item(CacheMixin, HttpMixin, Base):
    path = "/items"


class Fixed(CacheMixin, Base):
    path = "/fixed"


class Builder:
    def __init__(self):
        self._headers: dict[str, str] = {}
        self._url = ""

    def header(self, key: str, value: str) -> Self:
        self._headers[key] = value
        return self

    def to(self, url: str) -> Self:
        self._url = url
        return self

    def build(self) -> requests.PreparedRequest:
        return requests.Request("GET", self._url, headers=self._headers).prepare()

    def send(self) -> requests.Response:
        with requests.Session() as session:
            return session.send(self.build())


class Repository(Generic[T]):
    def __init__(self, find: Callable[[int], T]):
        self._find = find

    def get(self, key: int) -> T:
        return self._find(key)


class Maybe(Generic[T]):
    def __init__(self, value: T | None):
        self.value = value

    def map(self, function: Callable[[T], Any]) -> Maybe:
        return self if self.value is None else Maybe(function(self.value))

    def __bool__(self) -> bool:
        return self.value is not None
