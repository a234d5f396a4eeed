from decimal import Decimal
from functools import partial, reduce, singledispatch

import requests


@singledispatch
def rate(where) -> Decimal:
    return Decimal("0.2")


@rate.register
def _(where: str) -> Decimal:
    return Decimal(requests.get(f"https://tax.example/{where}").text)


@rate.register
def _(where: int) -> Decimal:
    return Decimal(where) / 100


def add(total: Decimal, cents: int) -> Decimal:
    return total + cents


def total(amounts: list[int]) -> Decimal:
    return reduce(add, amounts, Decimal(0))


def fetched(session: requests.Session, total: Decimal, country: str) -> Decimal:
    return total + Decimal(session.get(f"https://tax.example/{country}").text)


def total_remote(countries: list[str]) -> Decimal:
    return reduce(partial(fetched, requests.Session()), countries, Decimal(0))


class Table:
    def __getattr__(self, name: str) -> Decimal:
        return Decimal(requests.get(f"https://tax.example/table/{name}").text)


class Fixed:
    germany = Decimal("0.19")
