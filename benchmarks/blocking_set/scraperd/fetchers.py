from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import aiohttp
import cloudscraper
import httpx
import requests
import tenacity
from selenium import webdriver
from urllib3 import PoolManager

R = TypeVar("R")


def retrying(times: int) -> Callable[[Callable[..., R]], Callable[..., R]]:
    def wrap(function: Callable[..., R]) -> Callable[..., R]:
        def wrapped(*args: Any, **kwargs: Any) -> R:
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except ValueError:
                    time.sleep(attempt)
            return function(*args, **kwargs)

        return wrapped

    return wrap


def counted(function: Callable[..., R]) -> Callable[..., R]:
    calls = 0

    def wrapped(*args: Any, **kwargs: Any) -> R:
        nonlocal calls
        calls += 1
        return function(*args, **kwargs)

    return wrapped


class Fetcher:
    def fetch(self, url: str) -> str:
        raise NotImplementedError

    def fetch_all(self, urls: list[str]) -> Iterator[str]:
        for url in urls:
            yield self.fetch(url)


class RequestsFetcher(Fetcher):
    session = requests.Session()

    def fetch(self, url: str) -> str:
        return self.session.get(url).text


class PoolFetcher(Fetcher):
    def __init__(self) -> None:
        self.pool = PoolManager()

    def fetch(self, url: str) -> str:
        return self.pool.request("GET", url).data.decode()


class BrowserFetcher(Fetcher):
    def fetch(self, url: str) -> str:
        driver = webdriver.Chrome()
        driver.get(url)
        return driver.page_source


class CannedFetcher(Fetcher):
    pages = {"a": "<p>a</p>"}

    def fetch(self, url: str) -> str:
        return self.pages.get(url, "")


class AsyncFetcher:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def fetch(self, url: str) -> str:
        async with self.session.get(url) as reply:  # ok
            return await reply.text()  # ok


@retrying(3)
def status(url: str) -> int:
    return httpx.get(url).status_code


@retrying(3)
def parse(text: str) -> int:
    return int(text)


@counted
def length(text: str) -> int:
    return len(text)


@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def scrape(url: str) -> str:
    return cloudscraper.create_scraper().get(url).text


@tenacity.retry(stop=tenacity.stop_after_attempt(3))
async def ascrape(url: str) -> str:
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).text  # ok
