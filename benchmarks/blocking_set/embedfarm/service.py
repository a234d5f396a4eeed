import asyncio
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI, Request
from qdrant_client import AsyncQdrantClient, models

from . import models as local
from .factory import for_tests, make, warm
from .models import FastEmbedder, HashEmbedder, Reranker


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.embedder = await asyncio.to_thread(make, "local")  # ok
    app.state.reranker = await anyio.to_thread.run_sync(Reranker)  # ok
    yield


app = FastAPI(lifespan=lifespan)
qdrant = AsyncQdrantClient("http://q")
fake = for_tests()


@app.post("/embed")
async def embed(texts: list[str], request: Request):
    embedder: local.Embedder = request.app.state.embedder
    print(embedder.size(), fake.embed(texts))  # ok
    return embedder.embed(texts)  # BLOCKS: QAM401 far


@app.post("/embed/fast")
async def fast(texts: list[str]):
    embedder = FastEmbedder()  # BLOCKS: QAM401 far
    lazy = await asyncio.to_thread(embedder.lazily, texts)
    for vector in lazy:  # BLOCKS: QAM401
        await qdrant.upsert("a", [models.PointStruct(id=1, vector=vector.tolist())])
    return await asyncio.to_thread(lambda: list(embedder.lazily(texts)))  # ok


@app.post("/rank")
async def rank(query: str, docs: list[str]):
    reranker = Reranker()  # BLOCKS: QAM401 far
    scores = await asyncio.to_thread(reranker.rerank, query, docs)  # ok
    mood = reranker.mood(query)  # BLOCKS: QAM401 far
    return {"scores": scores, "again": reranker.rerank(query, docs), "mood": mood}  # BLOCKS: QAM401 far


@app.post("/cluster")
async def cluster(vectors: list[list[float]]):
    print(local.mean(vectors))  # ok
    labels = local.cluster(vectors)  # BLOCKS: QAM402 far
    return labels, HashEmbedder().embed(["x"])  # ok


async def boot() -> None:
    await warm(local.LocalEmbedder())  # ok
    local.weights("w.pt")  # BLOCKS: QAM401 far
    local.scorer("s.joblib")  # BLOCKS: QAM402 far
