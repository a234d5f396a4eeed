from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx


class Tool:
    def __init__(self, name: str, call: Callable[[str], str], acall: Callable[[str], Awaitable[str]] | None = None) -> None:
        self.name = name
        self.call = call
        self._acall = acall

    @property
    def is_async(self) -> bool:
        return self._acall is not None

    async def acall(self, payload: str) -> str:
        assert self._acall is not None
        return await self._acall(payload)  # ok


def shout(payload: str) -> str:
    return payload.upper()


def translate(payload: str) -> str:
    return httpx.post("https://translate.local", json={"q": payload}).text


async def atranslate(payload: str) -> str:
    async with httpx.AsyncClient() as client:
        return (await client.post("https://translate.local", json={"q": payload})).text  # ok


TOOLS: dict[str, Tool] = {
    "shout": Tool("shout", shout),
    "translate": Tool("translate", translate, atranslate),
}
