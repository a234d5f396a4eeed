from __future__ import annotations

import contextlib
import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

from ..infra.singletons import Cache, Position, Rows, Verb, connection

T = TypeVar("T")
Validator = Callable[[dict[str, Any]], bool]


class LoadMixin:
    folder = Path("cars")

    @classmethod
    def load(cls, name: str) -> Self:
        return cls(**json.loads((cls.folder / name).read_text()))

    def path(self) -> Path:
        return self.folder / "car.json"


class AuditMixin:
    def audit(self, event: str) -> None:
        Verb.POST.send(f"https://audit.example/{event}")


class Car(LoadMixin, AuditMixin):
    def __init__(self, plate: str, position: Position | None = None) -> None:
        self.plate = plate
        self.position = position or Position(0, 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Car) and other.plate == self.plate

    def __hash__(self) -> int:
        return hash(self.plate)

    def __str__(self) -> str:
        return self.plate

    @property
    def where(self) -> str:
        return self.position.address()

    def move(self, position: Position) -> Self:
        self.position = position
        return self

    def lock(self) -> Self:
        self.audit("lock")
        return self


class Policy(ABC):
    def decide(self, car: Car) -> bool:
        if not self.applies(car):
            return False
        return self._decide(car)

    def applies(self, car: Car) -> bool:
        return bool(car.plate)

    @abstractmethod
    def _decide(self, car: Car) -> bool: ...

    def __and__(self, other: Policy) -> Policy:
        return Both(self, other)


class Both(Policy):
    def __init__(self, left: Policy, right: Policy) -> None:
        self.left, self.right = left, right

    def _decide(self, car: Car) -> bool:
        return self.left.decide(car) and self.right.decide(car)


class Patient(Policy):
    def _decide(self, car: Car) -> bool:
        time.sleep(0.1)
        return True


class Lenient(Policy):
    def _decide(self, car: Car) -> bool:
        return True


class Stored(Generic[T]):
    def __init__(self, make: Callable[[str], T]) -> None:
        self.make = make

    def all(self) -> Iterator[T]:
        for row in Rows(connection()).cars():
            yield self.make(row[0])

    def first(self) -> T | None:
        return next(self.all(), None)

    def made(self, name: str) -> T:
        return self.make(name)


def validators() -> list[Validator]:
    def plate(data: dict[str, Any]) -> bool:
        return bool(data.get("plate"))

    def unknown(data: dict[str, Any]) -> bool:
        return Cache().recall(data["plate"]) is None

    return [plate, unknown]


def quick_validators() -> list[Validator]:
    return [lambda data: bool(data), lambda data: "plate" in data]


def valid(data: dict[str, Any], checks: list[Validator]) -> bool:
    return all(check(data) for check in checks)


@contextlib.contextmanager
def transaction():
    db = connection()
    yield db
    db.commit()


@contextlib.contextmanager
def measured(name: str):
    start = time.perf_counter()
    yield
    print(name, time.perf_counter() - start)
