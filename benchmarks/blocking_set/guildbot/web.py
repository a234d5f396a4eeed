from __future__ import annotations

import functools
import http.client
from itertools import islice

import aiohttp
import requests
from requests.adapters import HTTPAdapter


class Api:
    base = "https://guild.example"
    _default: Api | None = None

    def __init__(self, session: requests.Session) -> None:
        self._session = session
        self.get = functools.partial(self._call, "GET")
        self.post = functools.partial(self._call, "POST")

    @classmethod
    def default(cls) -> Api:
        if cls._default is None:
            session = requests.Session()
            session.mount("https://", HTTPAdapter(max_retries=3))
            cls._default = cls(session)
        return cls._default

    def _url(self, path: str) -> str:
        return f"{self.base}/{path}"

    def _call(self, method: str, path: str):
        answer = self._session.request(method, self._url(path), timeout=5)
        answer.raise_for_status()
        return answer

    def settings(self) -> dict:
        return self.get("settings").json()


def status(host: str) -> int:
    connection = http.client.HTTPSConnection(host)
    connection.request("HEAD", "/")
    return connection.getresponse().status


def chunks(items: list, size: int):
    iterator = iter(items)
    while part := list(islice(iterator, size)):
        yield part


async def memes():
    async with aiohttp.ClientSession() as session:  # ok
        async with session.get("https://memes.example") as answer:  # ok
            for url in await answer.json():  # ok
                yield url
