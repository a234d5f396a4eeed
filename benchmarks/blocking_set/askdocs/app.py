from __future__ import annotations

import asyncio
import io
import shutil
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import BackgroundTasks, Depends, FastAPI, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from qdrant_client import AsyncQdrantClient

from askdocs.embedder import Embedder, HashEmbedder, LocalEmbedder
from askdocs.settings import Settings, from_environment, load_settings
from askdocs.store import AsyncStore, MemoryStore, SyncStore, sync_client

if TYPE_CHECKING:
    from qdrant_client import QdrantClient

settings = load_settings()
local = LocalEmbedder(settings.model_name)
hashed = HashEmbedder()


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.started = time.time()  # ok
    yield


app = FastAPI(lifespan=lifespan)


def get_sync_store() -> SyncStore:
    return SyncStore(sync_client(settings), settings.collection)


def get_async_store() -> AsyncStore:
    return AsyncStore(AsyncQdrantClient(url=settings.qdrant_url), settings.collection)


def get_memory_store() -> MemoryStore:
    return MemoryStore()


def wipe(folder: Path) -> None:
    shutil.rmtree(folder)


def csv_rows(rows: list[dict]):
    for row in rows:
        time.sleep(0.01)
        yield ",".join(map(str, row.values())) + "\n"


@app.get("/search")
async def search(q: str, store: SyncStore = Depends(get_sync_store)) -> list[dict]:
    vector = hashed.embed(q)  # ok
    return store.search(vector, 5)  # BLOCKS: QAM310 far


@app.get("/search2")
async def search_async(q: str, store: AsyncStore = Depends(get_async_store)) -> list[dict]:
    vector = await local.aembed(q)  # ok
    return await store.search(vector, 5)  # ok


@app.get("/demo")
async def demo(q: str, store: MemoryStore = Depends(get_memory_store)) -> list[dict]:
    return store.search(hashed.embed(q), 5)  # ok


@app.get("/slow")
async def slow(q: str, store: AsyncStore = Depends(get_async_store)) -> list[dict]:
    vector = local.embed(q)  # BLOCKS: QAM401 far
    return await store.search(vector, 5)  # ok


@app.get("/pool")
def pooled(q: str) -> list[dict]:
    return get_sync_store().search(local.embed(q), 5)


@app.get("/export")
async def export(q: str) -> StreamingResponse:
    store = MemoryStore()
    rows = store.search(hashed.embed(q), 100)  # ok
    return StreamingResponse(csv_rows(rows), media_type="text/csv")  # ok


@app.post("/upload")
async def upload(file: UploadFile, tasks: BackgroundTasks) -> dict[str, int]:
    data = await file.read()  # ok
    buffer = io.BytesIO(data)
    head = buffer.read(512)  # ok
    target = settings.upload_dir / (file.filename or "unnamed")
    target.write_bytes(data)  # BLOCKS: QAM303
    tasks.add_task(wipe, settings.upload_dir / "old")  # ok
    await run_in_threadpool(wipe, settings.upload_dir / "tmp")  # ok
    return {"head": len(head), "size": buffer.getbuffer().nbytes}  # ok


@app.delete("/upload")
async def clear() -> None:
    wipe(settings.upload_dir)  # BLOCKS: QAM303


@app.post("/reload")
async def reload() -> Settings:
    fresh = load_settings()  # BLOCKS: QAM303 far
    base = from_environment()  # ok
    limit = int(base.options.get("limit", "5"))  # ok
    await asyncio.sleep(limit)  # ok
    return fresh


async def compare(q: str, embedders: dict[str, Embedder]) -> dict[str, list[float]]:
    results = {}
    for name, embedder in embedders.items():
        results[name] = embedder.embed(q)  # BLOCKS: QAM401 far
    return results


@app.get("/compare")
async def compare_all(q: str) -> dict[str, list[float]]:
    return await compare(q, {"hash": hashed, "local": local})  # ok


if __name__ == "__main__":
    time.sleep(1)
    asyncio.run(compare_all("hello"))
