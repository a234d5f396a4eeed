import socket
import time
from functools import lru_cache, partial, wraps
from urllib.request import urlopen

import feedparser
import httpx


def retrying(times):
    def outer(function):
        @wraps(function)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except OSError:
                    time.sleep(attempt)
            return None

        return inner

    return outer


def counted(function):
    @wraps(function)
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@retrying(3)
def parse_port(text: str) -> int:
    return int(text)


@counted
def parse_host(text: str) -> str:
    return text.partition(":")[0]


@counted
def resolve(host: str) -> str:
    return socket.gethostbyname(host)


@lru_cache(maxsize=10)
def logo(url: str) -> bytes:
    with urlopen(url) as answer:
        return answer.read()


class Feed:
    def __init__(self, url: str, client: httpx.Client | None = None):
        self.url = url
        self._client = client or httpx.Client()

    def __call__(self) -> list[str]:
        return [entry.title for entry in feedparser.parse(self._client.get(self.url).text).entries]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Feed) and self.url == other.url

    def __hash__(self) -> int:
        return hash(self.url)

    def renamed(self, url: str) -> "Feed":
        return Feed(url, self._client)

    def pages(self, count: int):
        for page in range(count):
            yield self._client.get(self.url, params={"page": page})

    def addresses(self, count: int):
        for page in range(count):
            yield f"{self.url}?page={page}"


fetch_small = partial(httpx.get, timeout=1)
shout = partial(str.upper)
