from __future__ import annotations

import asyncio
import functools
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Iterable, Optional

import aiohttp
import feedparser
import requests


@dataclass
class Article:
    url: str
    title: str
    body: str = ""
    tags: set[str] = field(default_factory=set)

    def update(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self, name, value)

    def fetch_body(self) -> str:
        if not self.body:
            self.body = requests.get(self.url, timeout=5).text
        return self.body

    @property
    def summary(self) -> str:
        return self.body[:100]

    @property
    def full(self) -> str:
        return self.fetch_body()

    def __len__(self) -> int:
        return len(self.body)

    def __str__(self) -> str:
        return f"{self.title} ({self.url})"


class Source:
    kind: ClassVar[str] = "base"

    def __init__(self, url: str) -> None:
        self.url = url

    def articles(self) -> list[Article]:
        return []

    def titles(self) -> list[str]:
        return [a.title for a in self.articles()]


class RssSource(Source):
    kind = "rss"

    def articles(self) -> list[Article]:
        return [Article(e.link, e.title) for e in feedparser.parse(self.url).entries]


class PageSource(Source):
    kind = "page"

    def articles(self) -> list[Article]:
        with urllib.request.urlopen(self.url) as page:
            return [Article(self.url, page.read(40).decode())]


class PinnedSource(Source):
    kind = "pinned"

    def __init__(self, *articles: Article) -> None:
        super().__init__("pinned://")
        self._articles = list(articles)

    def articles(self) -> list[Article]:
        return self._articles


class AsyncSource:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def articles(self) -> list[Article]:
        async with self.session.get(self.url) as reply:  # ok
            data = await reply.json()  # ok
        return [Article(**item) for item in data]  # ok


def source_for(url: str) -> Source:
    if url.startswith("rss+"):
        return RssSource(url[4:])
    if url.startswith("pinned:"):
        return PinnedSource()
    return PageSource(url)


class Cached:
    """Keeps what a function gave for a while."""

    def __init__(self, load: Callable[[], Any], ttl: float = 60.0) -> None:
        self.load = load
        self.ttl = ttl
        self.at = 0.0
        self.value: Any = None

    def get(self) -> Any:
        if time.monotonic() - self.at > self.ttl:
            self.value = self.load()
            self.at = time.monotonic()
        return self.value

    def peek(self) -> Any:
        return self.value

    async def aget(self) -> Any:
        if time.monotonic() - self.at > self.ttl:
            self.value = await asyncio.to_thread(self.load)  # ok
            self.at = time.monotonic()  # ok
        return self.value
