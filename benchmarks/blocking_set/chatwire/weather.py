from __future__ import annotations

import json
import urllib.request

import httpx


def now(city: str) -> dict:
    with urllib.request.urlopen(f"https://wttr.in/{city}?format=j1") as reply:
        return json.load(reply)


async def anow(city: str) -> dict:
    async with httpx.AsyncClient() as client:
        reply = await client.get(f"https://wttr.in/{city}?format=j1")  # ok
        return reply.json()  # ok


class Forecast:
    def __init__(self, city: str, data: dict) -> None:
        self.city = city
        self._data = data

    @property
    def temperature(self) -> str:
        return self._data["current_condition"][0]["temp_C"]

    @property
    def live(self) -> str:
        return now(self.city)["current_condition"][0]["temp_C"]

    @classmethod
    def of(cls, city: str) -> "Forecast":
        return cls(city, now(city))
