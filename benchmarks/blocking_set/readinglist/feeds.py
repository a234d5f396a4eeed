from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import feedparser
import httpx
from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Item:
    url: str
    title: str

    def page(self) -> str:
        return httpx.get(self.url).text

    def slug(self) -> str:
        return self.title.lower().replace(" ", "-")

    @classmethod
    def of(cls, node: ET.Element) -> "Item":
        return cls(node.findtext("link", ""), node.findtext("title", ""))


class Feed:
    url = ""

    def raw(self) -> str:
        with urlopen(self.url) as answer:
            return answer.read().decode()

    def items(self) -> list[Item]:
        return [Item.of(node) for node in ET.fromstring(self.raw()).iter("item")]

    def __len__(self) -> int:
        return len(self.items())

    def __bool__(self) -> bool:
        return bool(self.url)


class FileFeed(Feed):
    def __init__(self, path: Path) -> None:
        self.path = path

    def raw(self) -> str:
        return self.path.read_text()


class FixedFeed(Feed):
    def __init__(self, *items: Item) -> None:
        self._items = list(items)

    def items(self) -> list[Item]:
        return self._items


class WebFeed(Feed):
    def __init__(self, url: str, client: httpx.AsyncClient | None = None) -> None:
        self.url = url
        self.client = client or httpx.AsyncClient()

    async def araw(self) -> str:
        return (await self.client.get(self.url)).text  # ok

    async def aitems(self) -> AsyncIterator[Item]:
        for node in ET.fromstring(await self.araw()).iter("item"):
            yield Item.of(node)


class Merged(Feed):
    def __init__(self, feeds: list[Feed]) -> None:
        self.feeds = feeds

    def items(self) -> list[Item]:
        return [item for feed in self.feeds for item in feed.items()]


def parsed(url: str) -> list[dict]:
    return feedparser.parse(url).entries


def words(html: str) -> int:
    return len(html.split())


def links(html: str) -> Iterator[str]:
    for tag in BeautifulSoup(html, "html.parser").find_all("a"):
        yield tag["href"]
