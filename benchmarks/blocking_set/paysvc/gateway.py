from __future__ import annotations

from typing import Any

import httpx
import stripe


class Gateway:
    def __init__(self, base: str, use_async: bool = True) -> None:
        self.client = httpx.AsyncClient(base_url=base) if use_async else httpx.Client(base_url=base)
        self.use_async = use_async

    async def charge(self, amount: int) -> Any:
        if self.use_async:
            return await self.client.post("/charge", json={"amount": amount})  # ok
        return self.client.post("/charge", json={"amount": amount})  # BLOCKS: QAM302

    async def refund(self, key: str) -> Any:
        if isinstance(self.client, httpx.AsyncClient):
            return await self.client.post(f"/refund/{key}")  # ok
        return self.client.post(f"/refund/{key}")  # BLOCKS: QAM302


class Ledger:
    def __init__(self, http: httpx.Client | None = None) -> None:
        self._http = http

    @property
    def http(self) -> httpx.Client:
        if self._http is None:
            self._http = httpx.Client()
        return self._http

    def post(self, amount: int) -> int:
        return self.http.post("/ledger", json={"amount": amount}).status_code

    def request_for(self, amount: int) -> httpx.Request:
        return self.http.build_request("POST", "/ledger", json={"amount": amount})

    def intent(self, amount: int):
        return stripe.PaymentIntent.create(amount=amount, currency="eur")


class AsyncLedger:
    def __init__(self) -> None:
        self.http = httpx.AsyncClient()

    def post(self, amount: int):
        return self.http.post("/ledger", json={"amount": amount})
