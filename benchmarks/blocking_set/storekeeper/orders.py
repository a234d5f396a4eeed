from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import requests
import stripe

from .stock import Warehouse


class State(str, Enum):
    NEW = "new"
    PAID = "paid"

    @property
    def title(self) -> str:
        return self.value.title()


@dataclass
class Order:
    key: str
    lines: list[str] = field(default_factory=list)
    state: State = State.NEW
    on_paid: Callable[["Order"], Any] | None = None

    def pay(self) -> None:
        self.state = State.PAID
        if self.on_paid is not None:
            self.on_paid(self)

    def total(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __contains__(self, line: str) -> bool:
        return line in self.lines


class LazyOrder(Order):
    def __iter__(self) -> Iterator[str]:
        return iter(requests.get(f"https://orders/{self.key}").json())


def receipt(order: Order) -> None:
    requests.post("https://receipts", json={"key": order.key}, timeout=3)


def mark(order: Order) -> None:
    order.lines.append("paid")


class Processor:
    steps: tuple[str, ...] = ("check", "reserve")

    def __init__(self, warehouse: Warehouse[str]) -> None:
        self.warehouse = warehouse

    def check(self, order: Order) -> bool:
        return order.total() > 0

    def reserve(self, order: Order) -> bool:
        return all(self.warehouse.take(line) >= 0 for line in order.lines)

    def run(self, order: Order) -> list[bool]:
        return [getattr(self, step)(order) for step in self.steps]


class DryProcessor(Processor):
    steps = ("check",)


class PaidProcessor(Processor):
    def reserve(self, order: Order) -> bool:
        return bool(stripe.Charge.retrieve(order.key))


def ready(orders: Iterable[Order]) -> list[Order]:
    return sorted((o for o in orders if o.state is State.PAID), key=Order.total)


def fetch(keys: Iterable[str]) -> Iterator[Order]:
    for key in keys:
        yield Order(key, requests.get(f"https://orders/{key}").json())
