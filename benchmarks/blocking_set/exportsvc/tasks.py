from __future__ import annotations

import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
from arq import create_pool
from celery import Celery
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse

from .storage import AsyncBucket, Bucket, Gcs, Kind, Mem, S3, Sftp, copied, renamed

celery = Celery("exports")
pool = ThreadPoolExecutor()
BUCKETS: dict[str, type] = {"s3": S3, "mem": Mem, "gcs": Gcs}


@celery.task
def nightly(path: str) -> None:
    S3("x").put(path, Path(path).read_bytes())  # ok


def offload(fn):
    @functools.wraps(fn)
    def inner(*args):
        return asyncio.get_running_loop().run_in_executor(pool, functools.partial(fn, *args))

    return inner


@offload
def upload(bucket: Bucket, key: str) -> str:
    bucket.put(key, b"x")
    return bucket.url(key)


async def export(ctx: dict, key: str) -> str:
    memory = Mem()  # ok
    memory.put(key, b"x")  # ok
    print(memory.url(key))  # ok
    s3 = S3("x")
    s3.put(key, b"x")  # BLOCKS: QAM306 far
    print(s3.url(key))  # ok
    await s3.aput(key, b"x")  # ok
    wrapped = AsyncBucket(s3)  # ok
    await wrapped.put(key, b"x")  # ok
    return await upload(s3, key)  # ok


async def by_kind(kind: Kind, name: str) -> None:
    made = kind.make()
    made.put("a", b"x")  # BLOCKS: QAM306 far
    mem = BUCKETS["mem"]()  # ok
    mem.put("a", b"x")  # ok
    gcs = BUCKETS["gcs"]("x")
    gcs.put("a", b"x")  # BLOCKS: QAM306 far
    print(gcs.url("a"))  # ok


async def frame(path: str) -> JSONResponse:
    table = pd.read_csv(path)  # BLOCKS: QAM402
    safe = await asyncio.get_running_loop().run_in_executor(pool, pd.read_csv, path)  # ok
    print(table.columns, len(safe))  # ok
    return JSONResponse({}, background=BackgroundTask(copied, Path("a"), Path("b")))  # ok


async def files(folder: Path) -> None:
    target = renamed(folder / "x")  # ok
    copied(folder, target)  # BLOCKS: QAM303 far
    await asyncio.to_thread(copied, folder, target)  # ok
    work = functools.partial(copied, folder, target)  # ok
    await asyncio.to_thread(work)  # ok
    work()  # BLOCKS: QAM303 far
    with Sftp("x") as remote:  # BLOCKS: QAM307 far
        print(remote.label())  # ok


async def enqueue() -> None:
    redis = await create_pool()  # ok
    await redis.enqueue_job("export", "k")  # ok


def build(names: list[str]) -> None:
    def work() -> None:
        for name in names:
            BUCKETS[name]("x").put(name, b"x")  # ok

    pool.submit(work)  # ok
