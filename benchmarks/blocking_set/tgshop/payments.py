from __future__ import annotations

import httpx
import stripe
import urllib3
from tenacity import retry, stop_after_attempt
from twilio.rest import Client as Twilio

_pool = urllib3.PoolManager()


class Prices:
    def __init__(self, client: httpx.Client | httpx.AsyncClient) -> None:
        self.client = client


class ShopApi:
    def __init__(self, base: str) -> None:
        self.client = httpx.Client(base_url=base)
        self.aclient = httpx.AsyncClient(base_url=base)
        self.cache: dict[str, dict] = {}

    def get(self, path: str) -> dict:
        if path not in self.cache:
            self.cache[path] = self.client.get(path).json()
        return self.cache[path]

    async def aget(self, path: str) -> dict:
        return (await self.aclient.get(path)).json()  # ok

    @retry(stop=stop_after_attempt(3))
    def post(self, path: str, body: dict) -> dict:
        return self.client.post(path, json=body).json()

    def request(self, path: str) -> httpx.Request:
        return self.client.build_request("GET", path)

    def close(self) -> None:
        self.cache.clear()


def charge(amount: int) -> str:
    return stripe.Charge.create(amount=amount, currency="eur").id


def sms(to: str, text: str) -> None:
    Twilio("a", "b").messages.create(to=to, from_="1", body=text)


def rate(currency: str) -> float:
    return float(_pool.request("GET", "http://rates/" + currency).data)


class Requests:
    """What people asked for; nothing to do with the library."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def get(self, number: int) -> str:
        return self._kept[number]

    def post(self, text: str) -> None:
        self._kept.append(text)


requests = Requests()
