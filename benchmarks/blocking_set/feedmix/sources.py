from __future__ import annotations

import gzip
import itertools
import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator, Generator, Iterable, Iterator
from functools import cached_property
from io import BytesIO
from typing import Generic, TypeVar, Union

import aiohttp
import feedparser
import requests
from pydantic import BaseModel, computed_field, field_validator

T = TypeVar("T")


class Entry(BaseModel):
    title: str
    link: str

    @field_validator("link")
    @classmethod
    def _absolute(cls, value: str) -> str:
        return value if value.startswith("http") else f"https://{value}"

    @computed_field
    @property
    def slug(self) -> str:
        return self.title.lower().replace(" ", "-")

    @property
    def body(self) -> str:
        return requests.get(self.link).text


class Checked(BaseModel):
    link: str

    @field_validator("link")
    @classmethod
    def _alive(cls, value: str) -> str:
        requests.head(value).raise_for_status()
        return value


class Feed:
    def __init__(self, url: str) -> None:
        self.url = url

    def __iter__(self) -> Iterator[Entry]:
        for item in self.raw["entries"]:
            yield Entry(title=item["title"], link=item["link"])

    @cached_property
    def raw(self) -> dict:
        return feedparser.parse(requests.get(self.url).content)

    def __repr__(self) -> str:
        return f"Feed({self.url})"


class StaticFeed(Feed):
    def __init__(self, entries: list[Entry]) -> None:
        super().__init__("static")
        self.entries = entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


class AsyncFeed:
    def __init__(self, url: str) -> None:
        self.url = url

    async def __aiter__(self) -> AsyncIterator[Entry]:
        async with aiohttp.ClientSession() as session:  # ok
            async with session.get(self.url) as response:  # ok
                for item in (await response.json())["entries"]:  # ok
                    yield Entry(title=item, link=item)


class Page(Generic[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self.items = items

    def take(self, count: int) -> list[T]:
        return list(itertools.islice(self.items, count))

    def titles(self) -> Generator[str, None, None]:
        return (str(item) for item in self.items)


Source = Union[Feed, StaticFeed]


def merged(*feeds: Source) -> Iterator[Entry]:
    return itertools.chain.from_iterable(feeds)


def dedup(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.link not in seen:
            seen.add(entry.link)
            yield entry


def parsed(data: bytes | str) -> ET.Element:
    if isinstance(data, str):
        return ET.parse(data).getroot()
    return ET.fromstring(data)


def unzipped(data: bytes) -> bytes:
    with gzip.GzipFile(fileobj=BytesIO(data)) as handle:
        return handle.read()


def ranked(entries: Iterable[Entry], by_body: bool = False) -> list[Entry]:
    if by_body:
        return sorted(entries, key=lambda e: len(e.body))
    return sorted(entries, key=lambda e: e.title)
