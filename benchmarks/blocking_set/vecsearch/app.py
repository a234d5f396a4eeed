from __future__ import annotations

import asyncio
import contextlib
import hashlib
import io
import zlib

import pdfplumber
import torch
from pypdf import PdfReader
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from .ml import Classifier, Images, Neighbours, Net, Spam, dense, embed, lazily, summarizer
from .store import Collections, Lazy, Store

classifier = Lazy(lambda: Classifier("distilbert"))
settings = Lazy(lambda: {"limit": 3})
summarize = summarizer()
net = Net()


@contextlib.asynccontextmanager
async def lifespan(app: Starlette):
    app.state.store = Store(QdrantClient("http://q"), AsyncQdrantClient("http://q"))  # ok
    app.state.spam = Spam("spam.joblib").load()  # BLOCKS: QAM402 far
    yield {"collections": Collections(app.state.store.sync)}


class Documents(HTTPEndpoint):
    async def post(self, request: Request) -> JSONResponse:
        form = await request.form()  # ok
        body = await form["file"].read()  # ok
        reader = PdfReader(io.BytesIO(body))  # BLOCKS: QAM402
        texts = [page.extract_text() for page in reader.pages]  # BLOCKS: QAM402
        with pdfplumber.open(io.BytesIO(body)) as pdf:  # BLOCKS: QAM402
            texts += [p.extract_text() for p in pdf.pages]  # BLOCKS: QAM402
        vectors = await run_in_threadpool(embed, texts)  # ok
        again = embed(texts)  # BLOCKS: QAM401 far
        key = hashlib.md5(body[:10]).hexdigest()  # ok
        packed = zlib.compress(body)  # BLOCKS: QAM402
        return JSONResponse({"n": len(vectors) + len(again), "key": key, "size": len(packed)})  # ok

    def get(self, request: Request) -> PlainTextResponse:
        return PlainTextResponse(summarize("a")[0]["summary_text"])  # ok


async def classify(request: Request) -> JSONResponse:
    text = (await request.body()).decode()  # ok
    print(settings.get()["limit"])  # ok
    label = classifier.get()(text)  # BLOCKS: QAM401 far
    summary = summarize(text)  # BLOCKS: QAM401
    with torch.inference_mode():  # ok
        value = net(torch.tensor([1.0, 2.0, 3.0]))  # BLOCKS: QAM401
    return JSONResponse({"label": label, "summary": summary, "value": float(value)})


async def spam(request: Request) -> JSONResponse:
    model: Spam = request.app.state.spam
    rows = [[1.0, 2.0]]
    if model.threshold() > 0.4:  # ok
        found = model.predict(rows)  # BLOCKS: QAM402 far
    near = Neighbours()  # ok
    near.add(rows)  # BLOCKS: QAM402 far
    generator = lazily(["a"])  # BLOCKS: QAM401 far
    vectors = list(generator)  # BLOCKS: QAM401
    images = Images.vectors(["a.png"])  # BLOCKS: QAM401 far
    in_thread = await asyncio.to_thread(Images.vectors, ["b.png"])  # ok
    return JSONResponse({"found": found.tolist(), "n": len(vectors) + len(images) + len(in_thread)})  # ok


async def collections(request: Request) -> JSONResponse:
    known: Collections = request.state.collections
    name = request.path_params["name"]
    if name in known:  # BLOCKS: QAM310 far
        print(known.alias(name))  # ok
        print(known[name])  # BLOCKS: QAM310 far
        print(len(known))  # BLOCKS: QAM310 far
        del known[name]  # BLOCKS: QAM310 far
    names = [n for n in known]  # BLOCKS: QAM310 far
    return JSONResponse(names)


async def points(request: Request) -> JSONResponse:
    store: Store = request.app.state.store
    found = [str(p.id) for p in store.scroll("docs")]  # BLOCKS: QAM310 far
    async for point in store.ascroll("docs"):  # ok
        found.append(str(point.id))
    hits = await store.client.query_points("docs", query=[1.0], query_filter=store.filter("a", "b"))  # ok
    store.sync.set_payload("docs", {"seen": True}, points=[1])  # BLOCKS: QAM310
    task = BackgroundTask(store.sync.delete_collection, "old")  # ok
    return JSONResponse({"found": found, "hits": len(hits.points)}, background=task)


async def live(socket: WebSocket) -> None:
    await socket.accept()  # ok
    text = await socket.receive_text()  # ok
    vector = next(iter(dense().query_embed(text)))  # BLOCKS: QAM401
    await socket.send_json(vector.tolist())  # ok
    local = AsyncQdrantClient(":memory:")  # ok
    local.upload_collection("x", [[1.0]])  # BLOCKS: QAM309
    await local.query_points("x", query=models.Document(text=text, model="m"))  # BLOCKS: QAM401


app = Starlette(
    routes=[Route("/docs", Documents), Route("/classify", classify), Route("/spam", spam), WebSocketRoute("/live", live)],
    lifespan=lifespan,
)
