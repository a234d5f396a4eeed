from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce, singledispatch, total_ordering

from .ports import Docks, Manifest, Ship, by_port, prices, recent


@total_ordering
@dataclass
class Deal:
    ship: Ship
    amount: int = 0

    def __lt__(self, other: "Deal") -> bool:
        return self.amount < other.amount

    def __iadd__(self, other: int) -> "Deal":
        self.amount += other
        self.ship.cargo = self.amount
        return self

    def __bool__(self) -> bool:
        return self.amount > 0


@dataclass
class Book:
    deals: list[Deal] = field(default_factory=list)
    listeners: list[Callable[[Deal], None]] = field(default_factory=list)

    def on(self, listener: Callable[[Deal], None]) -> Callable[[Deal], None]:
        self.listeners.append(listener)
        return listener

    def close(self, deal: Deal) -> None:
        for listener in self.listeners:
            listener(deal)
        self.deals.append(deal)

    def best(self) -> Deal:
        return max(self.deals)

    def total(self) -> int:
        return reduce(lambda done, deal: done + deal.amount, self.deals, 0)


loud = Book()
calm = Book()


@loud.on
def store(deal: Deal) -> None:
    deal.ship.cargo = deal.amount


@calm.on
def remember(deal: Deal) -> None:
    recent.append(deal)
    by_port["x"].append(deal)


@singledispatch
def worth(thing) -> int:
    return 0


@worth.register
def _(thing: Deal) -> int:
    return thing.amount


@worth.register(Ship)
def _(thing) -> int:
    return len(prices(thing.key))


def cheapest(manifest: Manifest, ship: str):
    return min(manifest.of(ship), key=lambda row: row["price"])


def berths(docks: Docks, keys) -> list:
    return [docks[key] for key in keys]
