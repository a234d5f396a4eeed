from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import aiohttp
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import PlainTextResponse, StreamingResponse

from newsdesk.feeds import Article, AsyncSource, Cached, PinnedSource, RssSource, source_for
from newsdesk.index import Index, load_stopwords, merge

router = APIRouter()
index = Index(Path("index.pickle"))
scratch = Index()
pinned = PinnedSource(Article("a", "A"))
rss = RssSource("https://a/rss")
stopwords = Cached(load_stopwords)
constants = Cached(lambda: {"a", "b"})
log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.session = aiohttp.ClientSession()  # ok
    await asyncio.to_thread(index.load)  # ok
    yield
    await app.state.session.close()  # ok
    index.save()  # BLOCKS: QAM303 far


@router.get("/pinned")
async def get_pinned() -> list[str]:
    return pinned.titles()  # ok


@router.get("/rss")
async def get_rss() -> list[str]:
    first = await asyncio.to_thread(rss.titles)  # ok
    return first + rss.titles()  # BLOCKS: QAM302 far


@router.get("/any")
async def get_any(url: str) -> list[Article]:
    return source_for(url).articles()  # BLOCKS: QAM302 far


@router.get("/async")
async def get_async(request: Request, url: str) -> list[str]:
    articles = await AsyncSource(request.app.state.session, url).articles()  # ok
    for article in articles:
        scratch.add(article)  # ok
        article.update(body="x")  # ok
        log.info("%s %d %s", article, len(article), article.summary)  # ok
    return [article.title for article in articles]


@router.get("/body")
async def get_body(url: str) -> str:
    article = Article(url, "t")
    await asyncio.get_running_loop().run_in_executor(None, article.fetch_body)  # ok
    return article.full  # BLOCKS: QAM302 far


@router.get("/search")
async def search(word: str) -> set[str]:
    if word in constants.get():  # ok
        return set()
    if word in (stopwords.peek() or await stopwords.aget()):  # ok
        return set()
    if word in stopwords.get():  # BLOCKS: QAM303 far
        return set()
    return index.search(word)  # ok


@router.get("/top")
async def top() -> list[tuple[str, int]]:
    both = merge(index, scratch)  # ok
    return both.top(3)  # ok


@router.get("/lines")
async def lines() -> StreamingResponse:
    return StreamingResponse(index.lines())  # ok


@router.get("/save")
async def save() -> PlainTextResponse:
    scratch.save()  # ok
    save_index = partial(index.save)
    await asyncio.to_thread(save_index)  # ok
    save_index()  # BLOCKS: QAM303 far
    return PlainTextResponse("saved")


app = FastAPI(lifespan=lifespan)
app.include_router(router)
