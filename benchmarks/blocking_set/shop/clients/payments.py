from __future__ import annotations

from dataclasses import dataclass, field

import httpx
import requests

from ..settings import Settings, get_settings


class PaymentError(Exception):
    pass


@dataclass
class PaymentClient:
    settings: Settings = field(default_factory=get_settings)
    http: httpx.Client = field(default_factory=httpx.Client)

    def charge(self, amount: int) -> dict:
        answer = self._send("POST", "/charges", {"amount": amount})
        return answer.json()

    def _send(self, method: str, path: str, payload: dict) -> httpx.Response:
        request = self.http.build_request(method, self.settings.payments_url + path, json=payload)
        return self.http.send(request)

    def headers(self) -> dict[str, str]:
        return {"x-timeout": str(self.settings.timeout)}


@dataclass
class AsyncPaymentClient:
    http: httpx.AsyncClient = field(default_factory=httpx.AsyncClient)

    async def charge(self, amount: int) -> dict:
        answer = await self.http.post("https://pay.example/charges", json={"amount": amount})
        return answer.json()


class Retrying:
    """Wraps any callable."""

    def __init__(self, attempts: int = 3) -> None:
        self.attempts = attempts

    def __call__(self, action, *args, **kwargs):
        for _ in range(self.attempts):
            try:
                return action(*args, **kwargs)
            except PaymentError:
                continue
        raise PaymentError("gave up")


def fetch_rates(base: str = "EUR") -> dict:
    response = requests.get("https://rates.example", params={"base": base}, timeout=3)
    response.raise_for_status()
    return response.json()


def parse_rates(payload: dict) -> dict[str, float]:
    return {key: float(value) for key, value in payload.items()}
