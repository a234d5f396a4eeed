from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright

from scraperd.fetchers import (
    AsyncFetcher,
    BrowserFetcher,
    CannedFetcher,
    Fetcher,
    PoolFetcher,
    RequestsFetcher,
    ascrape,
    length,
    parse,
    scrape,
    status,
)
from scraperd.pages import Page, Seen, table, write_table

seen = Seen()
canned = CannedFetcher()
fetchers: dict[str, Fetcher] = {"requests": RequestsFetcher(), "pool": PoolFetcher()}


async def crawl(urls: list[str]) -> list[Page]:
    pages = []
    async with aiohttp.ClientSession() as session:
        fetcher = AsyncFetcher(session)
        for url in urls:
            if seen.open().request(url):  # ok
                pages.append(Page(url, await fetcher.fetch(url)))  # ok
    seen.close()  # ok
    return pages


async def crawl_canned(urls: list[str]) -> list[str]:
    return list(canned.fetch_all(urls))  # ok


async def crawl_requests(urls: list[str]) -> list[str]:
    return list(RequestsFetcher().fetch_all(urls))  # BLOCKS: QAM302 far


async def crawl_named(name: str, url: str) -> str:
    page = await asyncio.to_thread(fetchers[name].fetch, url)  # ok
    return page + fetchers[name].fetch(url)  # BLOCKS: QAM302 far


async def browse(url: str) -> str:
    lazy = BrowserFetcher().fetch_all([url])  # ok
    return next(lazy)  # BLOCKS: QAM302 far


async def statuses(url: str) -> int:
    if parse("3") > length("abc"):  # BLOCKS: QAM301 far
        return 0
    return status(url)  # BLOCKS: QAM302 far


async def lengths(url: str) -> int:
    return length(await ascrape(url))  # ok


async def scraped(url: str) -> str:
    first = await asyncio.get_running_loop().run_in_executor(None, scrape, url)  # ok
    return first + scrape(url)  # BLOCKS: QAM302 far


async def report(pages: list[Page]) -> str:
    found = [p for p in pages if p.find("x") >= 0 or p.links()]  # ok
    text = table(found)  # ok
    write_table(found, Path("report.csv"))  # BLOCKS: QAM303 far
    return text + found[0].digest()  # ok


async def store(pages: list[Page]) -> list[Path]:
    await asyncio.gather(*(asyncio.to_thread(page.save, Path("x")) for page in pages))  # ok
    return [page.save(Path("y")) for page in pages]  # BLOCKS: QAM303 far


async def shot(url: str) -> bytes:
    async with async_playwright() as p:  # ok
        browser = await p.chromium.launch()  # ok
        page = await browser.new_page()  # ok
        await page.goto(url)  # ok
        return await page.screenshot()  # ok


def shot_sync(url: str) -> bytes:
    with sync_playwright() as p:
        page = p.chromium.launch().new_page()
        page.goto(url)
        return page.screenshot()


async def shot_aside(url: str) -> bytes:
    return await asyncio.to_thread(shot_sync, url)  # ok


if __name__ == "__main__":
    print(status("https://a"))
    asyncio.run(crawl(["a"]))
