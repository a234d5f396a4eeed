from __future__ import annotations

import time
from enum import Enum
from functools import lru_cache, partial, singledispatch
from pathlib import Path
from typing import Any, Generic, Iterator, TypeVar

import requests
from pydantic import BaseModel, field_validator
from pydantic_settings import BaseSettings

T = TypeVar("T")


class Settings(BaseSettings):
    url: str = "https://x"
    path: Path = Path("x")


@lru_cache
def settings() -> Settings:
    return Settings()


@lru_cache
def prompt(name: str) -> str:
    return (Path("prompts") / name).read_text()


class Order(BaseModel):
    name: str
    price: float = 0.0

    @field_validator("name")
    @classmethod
    def known(cls, value: str) -> str:
        return value.strip()

    def total(self) -> float:
        return self.price * 1.2


class Repo(Generic[T]):
    def __init__(self, kind: type[T]) -> None:
        self.kind = kind
        self.session = requests.Session()

    def fetch(self, key: str) -> T:
        return self.kind(**self.session.get(f"/{key}").json())

    def make(self, **values: Any) -> T:
        return self.kind(**values)


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def rows(n: int) -> Iterator[int]:
    for i in range(n):
        nap(0.1)
        yield i


def double(n: float) -> float:
    return 2 * n


class Step(Enum):
    NAP = partial(nap, 1.0)
    DOUBLE = partial(double, 1.0)

    def __call__(self) -> float:
        return self.value()


@singledispatch
def show(value: object) -> str:
    return str(value)


@show.register
def _(value: Path) -> str:
    return value.read_text()


class Base:
    kinds: dict[str, type["Base"]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        Base.kinds[cls.__name__] = cls

    def run(self) -> str:
        raise NotImplementedError


class Web(Base):
    def run(self) -> str:
        return requests.get("https://x").text


class Static(Base):
    def run(self) -> str:
        return "static"
