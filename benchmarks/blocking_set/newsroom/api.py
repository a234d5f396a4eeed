from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, Request
from fastapi.concurrency import run_in_threadpool

from .ports import AFetcher, CannedFetcher, Desk, FirstSentence, HttpxFetcher, Remote, RequestsFetcher, Summarizer

app = FastAPI()


@lru_cache
def get_desk() -> Desk:
    return Desk()


def get_fetcher() -> AFetcher:
    return HttpxFetcher()


def get_local() -> CannedFetcher:
    return CannedFetcher({"a": "b"})


DeskDep = Annotated[Desk, Depends(get_desk)]


@app.get("/story")
async def story(url: str, desk: DeskDep) -> dict[str, str]:
    text = desk.story(url)  # BLOCKS: QAM302 far
    dry = desk.dry(url)  # ok
    return {"text": text, "dry": dry, "headers": str(desk.fetcher.headers)}  # ok


@app.get("/fetch")
async def fetch(url: str, fetcher: Annotated[AFetcher, Depends(get_fetcher)]) -> str:
    return await fetcher.fetch(url)  # ok


@app.get("/local")
async def local(url: str, fetcher: CannedFetcher = Depends(get_local)) -> str:
    return fetcher.fetch(url)  # ok


@app.get("/sync")
def sync_route(url: str, desk: DeskDep) -> str:
    return desk.story(url)  # ok


@app.post("/digest")
async def digest(urls: list[str], tasks: BackgroundTasks, desk: DeskDep) -> str:
    tasks.add_task(desk.story, urls[0])  # ok
    pages = [await run_in_threadpool(desk.fetcher.fetch, u) for u in urls]  # ok
    plain = FirstSentence().digest(pages)  # ok
    title = desk.remote.title(plain)  # ok
    fancy = desk.remote.digest(pages)  # BLOCKS: QAM302 far
    return title + fancy


@app.middleware("http")
async def stamp(request: Request, call_next):
    fetchers = {"canned": CannedFetcher({}), "live": RequestsFetcher()}  # ok
    canned = fetchers["canned"].fetch("x")  # ok
    live = fetchers["live"].fetch("https://live.example")  # BLOCKS: QAM302 far
    response = await call_next(request)  # ok
    response.headers["x-live"] = canned + live
    return response


def pick(use_remote: bool) -> Summarizer:
    return Remote() if use_remote else FirstSentence()


@app.get("/pick")
async def picked(text: str, remote: bool = False) -> str:
    one = pick(remote)  # ok
    if isinstance(one, FirstSentence):
        return one.summarize(text)  # ok
    return one.summarize(text)  # BLOCKS: QAM302 far


async def refresh(desk: Desk) -> None:
    while True:
        await asyncio.to_thread(desk.story, "https://front.example")  # ok
        await asyncio.sleep(60)  # ok
