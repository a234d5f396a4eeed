from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Protocol

import httpx
import requests


class Fetcher(Protocol):
    def fetch(self, url: str) -> str: ...


class AFetcher(Protocol):
    async def fetch(self, url: str) -> str: ...


class RequestsFetcher:
    def __init__(self, timeout: float = 5.0) -> None:
        self.session = requests.Session()
        self.timeout = timeout

    def fetch(self, url: str) -> str:
        return self.session.get(url, timeout=self.timeout).text

    @property
    def headers(self) -> dict[str, str]:
        return dict(self.session.headers)


class CannedFetcher:
    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages

    def fetch(self, url: str) -> str:
        return self.pages[url]


class HttpxFetcher:
    def __init__(self) -> None:
        self.client = httpx.AsyncClient()

    async def fetch(self, url: str) -> str:
        response = await self.client.get(url)
        return response.text


class Summarizer(ABC):
    @abstractmethod
    def summarize(self, text: str) -> str: ...

    def title(self, text: str) -> str:
        return text.splitlines()[0]

    def digest(self, texts: list[str]) -> str:
        return "\n".join(self.summarize(t) for t in texts)


class FirstSentence(Summarizer):
    def summarize(self, text: str) -> str:
        return text.split(".")[0]


class Remote(Summarizer):
    endpoint = "https://summaries.example"

    def summarize(self, text: str) -> str:
        return requests.post(self.endpoint, json={"text": text}).json()["summary"]


@dataclass
class Desk:
    fetcher: RequestsFetcher = field(default_factory=RequestsFetcher)
    canned: CannedFetcher = field(default_factory=lambda: CannedFetcher({}))
    summarizer: Summarizer = field(default_factory=FirstSentence)
    remote: Remote = field(default_factory=Remote)

    def story(self, url: str) -> str:
        return self.summarizer.summarize(self.fetcher.fetch(url))

    def dry(self, url: str) -> str:
        return FirstSentence().summarize(self.canned.fetch(url))
