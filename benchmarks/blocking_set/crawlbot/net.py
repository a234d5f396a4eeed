from __future__ import annotations

import urllib.request
from collections.abc import AsyncIterator, Iterable, Iterator
from functools import cached_property, partial

import aiohttp
import httpx
import requests
from bs4 import BeautifulSoup


class Document:
    def __init__(self, url: str, body: str) -> None:
        self.url = url
        self.body = body

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.body, "html.parser")

    @cached_property
    def robots(self) -> str:
        with urllib.request.urlopen(self.url + "/robots.txt") as response:
            return response.read().decode()

    @cached_property
    def length(self) -> int:
        return len(self.body)


class Frontier:
    def __init__(self, seeds: Iterable[str]) -> None:
        self.todo = list(seeds)

    def __iter__(self) -> Frontier:
        return self

    def __next__(self) -> str:
        if not self.todo:
            raise StopIteration
        return self.todo.pop()


class Sitemap(Frontier):
    def __init__(self, url: str) -> None:
        super().__init__([url])
        self.http = httpx.Client()

    def __next__(self) -> str:
        url = super().__next__()
        self.todo += self.http.get(url).text.split()
        return url


class Urls(list):
    def push(self, url: str) -> None:
        self.append(url)

    def fetch_all(self) -> list[str]:
        return [requests.get(u).text for u in self]


class Jobs(list["Job"]):
    def names(self) -> list[str]:
        return [job.name for job in self]


class Job:
    def __init__(self, name: str) -> None:
        self.name = name

    def run(self) -> int:
        return requests.get(self.name).status_code


class Quiet(Job):
    def run(self) -> int:
        return 200


def pages(urls: Iterable[str]) -> Iterator[Document]:
    session = requests.Session()
    for url in urls:
        yield Document(url, session.get(url).text)


def static_pages(bodies: dict[str, str]) -> Iterator[Document]:
    for url, body in bodies.items():
        yield Document(url, body)


async def apages(urls: Iterable[str]) -> AsyncIterator[Document]:
    async with aiohttp.ClientSession() as session:  # ok
        for url in urls:
            async with session.get(url) as response:  # ok
                yield Document(url, await response.text())  # ok


fetch = partial(requests.get, timeout=3)
shout = partial(str.upper)
