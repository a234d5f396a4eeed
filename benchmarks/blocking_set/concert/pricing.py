from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache, total_ordering
from typing import Callable, Literal

import requests
import stripe

Rule = Callable[[Decimal], Decimal]


@total_ordering
@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + other.to(self.currency).amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < other.amount

    def __format__(self, spec: str) -> str:
        return f"{self.amount:{spec or '.2f'}} {self.currency}"

    def to(self, currency: str) -> "Money":
        if currency == self.currency:
            return self
        return replace(self, amount=self.amount * rate(self.currency, currency), currency=currency)


@lru_cache(maxsize=64)
def rate(source: str, target: str) -> Decimal:
    return Decimal(requests.get(f"https://rates/{source}/{target}", timeout=3).text)


@cache
def vat(country: str) -> Decimal:
    return {"de": Decimal("0.19")}.get(country, Decimal(0))


class Quote:
    def __init__(self, *rules: Rule) -> None:
        self.rules = rules

    def price(self, base: Decimal) -> Decimal:
        for rule in self.rules:
            base = rule(base)
        return base


def flat(off: int) -> Rule:
    return lambda base: base - off


def live(target: str) -> Rule:
    return lambda base: base * rate("EUR", target)


class Checkout:
    mode: Literal["test", "live"] = "live"

    def __init__(self, test: bool = False) -> None:
        self.test = test

    @cached_property
    def account(self) -> str:
        return "acct_test" if self.test else stripe.Account.retrieve().id

    def charge(self, money: Money) -> str:
        return stripe.PaymentIntent.create(amount=int(money.amount * 100), currency=money.currency).id

    def describe(self) -> str:
        return f"checkout {self.mode}"


class FakeCheckout(Checkout):
    def charge(self, money: Money) -> str:
        return f"fake-{money}"
