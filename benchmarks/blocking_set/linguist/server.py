import asyncio
from contextlib import asynccontextmanager
from pathlib import Path

import torch
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Route

from .nlp import Analyst, Writer, count, encoding, fetch_corpora, mood, words
from .speech import Ear, cleanup, say, say_async

analyst = Analyst()
ear = Ear()


@asynccontextmanager
async def lifespan(app):
    app.state.writer = Writer()  # BLOCKS: QAM401 far
    fetch_corpora()  # BLOCKS: QAM302 far
    yield


class Entities(HTTPEndpoint):
    async def post(self, request):
        text = (await request.json())["text"]  # ok
        found = analyst.entities(text)  # BLOCKS: QAM402 far
        safe = await run_in_threadpool(analyst.entities, text)  # ok
        if analyst.supports("en"):  # ok
            found += safe
        docs = analyst.batch([text])  # BLOCKS: QAM402 far
        listed = [str(doc) for doc in docs]  # BLOCKS: QAM402
        return JSONResponse([found, listed], background=BackgroundTask(cleanup, Path("x")))  # ok

    def get(self, request):
        return JSONResponse(words("hello"))  # ok


async def complete(request):
    writer = Writer.shared()  # BLOCKS: QAM401 far
    text = writer.write("once")  # BLOCKS: QAM401 far
    async with asyncio.Semaphore(1):  # ok
        later = await asyncio.to_thread(writer.write, "upon")  # ok
    with torch.no_grad():  # ok
        again = writer.model.generate(torch.tensor([[1]]))  # BLOCKS: QAM401
    return JSONResponse([text, later, len(again), mood(text)])  # BLOCKS: QAM401 far


async def tokens(request):
    text = request.query_params["q"]  # ok
    n = count(text)  # BLOCKS: QAM302 far
    parts = words(text)  # BLOCKS: QAM402 far
    made = await asyncio.to_thread(encoding, "gpt-4")  # ok
    return JSONResponse([n, parts, made.name])  # ok


async def speech(request):
    heard = ear.hear("a.wav")  # BLOCKS: QAM401 far
    ear.remember(heard)  # ok
    path = say(heard, Path("a.mp3"))  # BLOCKS: QAM302 far
    await say_async(heard, path)  # ok
    return JSONResponse(str(path))  # ok


app = Starlette(lifespan=lifespan, routes=[Route("/e", Entities), Route("/c", complete), Route("/t", tokens)])
