from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice

import httpx

from . import net as network
from .net import Document, Frontier, Job, Jobs, Quiet, Sitemap, Urls, apages, pages, static_pages


class Crawler:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.handlers = {"page": self.on_page, "robots": self.on_robots}

    def on_page(self, doc: Document) -> int:
        return doc.length

    def on_robots(self, doc: Document) -> int:
        return len(doc.robots)

    async def handle(self, kind: str, doc: Document) -> int:
        first = self.handlers["page"](doc)  # ok
        return first + self.handlers[kind](doc)  # BLOCKS: QAM302 far

    async def get(self, url: str) -> Document:
        response = await self.client.get(url)  # ok
        doc = Document(url, response.text)  # ok
        print(doc.length)  # ok
        doc.soup  # BLOCKS: QAM402 far
        return doc

    async def crawl(self, seeds: list[str]) -> None:
        for url in Frontier(seeds):  # ok
            await self.get(url)  # ok
        for url in Sitemap("https://x/sitemap"):  # BLOCKS: QAM302 far
            await self.get(url)  # ok
        async for doc in apages(seeds):  # ok
            print(doc.url)  # ok

    async def stream(self, seeds: list[str]) -> list[Document]:
        lazy = pages(seeds)  # ok
        both = chain(lazy, static_pages({}))  # ok
        head = list(islice(both, 3))  # BLOCKS: QAM302 far
        calm = list(static_pages({"a": "b"}))  # ok
        later = await asyncio.to_thread(list, pages(seeds))  # ok
        return head + calm + later

    async def lists(self) -> None:
        urls = Urls()
        urls.push("x")  # ok
        urls.fetch_all()  # BLOCKS: QAM302 far
        jobs = Jobs([Job("a")])
        print(jobs.names())  # ok
        for job in jobs:
            job.run()  # BLOCKS: QAM302 far
        calm = [Quiet("b")]
        for each in calm:
            each.run()  # ok
        network.fetch("https://x")  # BLOCKS: QAM302 far
        print(network.shout("x"))  # ok
        with ProcessPoolExecutor() as pool:  # BLOCKS: QAM308
            loop = asyncio.get_running_loop()
            print(await loop.run_in_executor(pool, Urls(["x"]).fetch_all))  # ok


def main() -> None:
    for doc in pages(["x"]):
        print(doc.robots)  # ok
    asyncio.run(Crawler(httpx.AsyncClient()).crawl(["x"]))
