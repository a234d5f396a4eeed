from __future__ import annotations

import asyncio
import contextlib
import time
from functools import partial
from typing import TYPE_CHECKING

import anyio
from anyio import create_task_group
from fastapi.concurrency import contextmanager_in_threadpool, iterate_in_threadpool
from starlette.background import BackgroundTask

from .helpers import Api, Async, Runner, aget, anap, asyncify, get, nap

if TYPE_CHECKING:
    import requests

runner = Runner()
api = Api()
aapi = Async(api)


def pages(n: int):
    for i in range(n):
        yield get(f"https://x/{i}")


@contextlib.contextmanager
def slow():
    nap()
    yield 1


def hint(r: requests.Response) -> int:
    return r.status_code


async def good() -> None:
    await aget("https://x")  # ok
    await anap(3)  # ok
    await runner(get, "https://x")  # ok
    await runner.background(nap)  # ok
    await aapi.fetch(3)  # ok
    await api.fetch_async(3)  # ok
    print(api.root)  # ok
    async for page in iterate_in_threadpool(pages(3)):  # ok
        print(page)  # ok
    async with contextmanager_in_threadpool(slow()) as one:  # ok
        print(one)  # ok
    async with create_task_group() as group:  # ok
        group.start_soon(anyio.to_thread.run_sync, get, "x")  # ok
        group.start_soon(aget, "x")  # ok
    task = BackgroundTask(get, "https://x")  # ok
    await task()  # ok

    def inner() -> str:
        nap()
        return get("https://x")

    await asyncio.to_thread(inner)  # ok
    results = await asyncio.gather(*(asyncio.to_thread(get, u) for u in ("a", "b")))  # ok
    with contextlib.suppress(TimeoutError):  # ok
        await asyncio.wait_for(aget("x"), 3)  # ok
    print(results)


async def bad() -> None:
    runner.now(nap, 3)  # BLOCKS: QAM301 far
    runner.now(hint, None)  # ok
    await asyncio.to_thread(print, get("https://x"))  # BLOCKS: QAM302 far
    await runner(print, get("x"))  # BLOCKS: QAM302 far
    await asyncio.to_thread(nap(3))  # BLOCKS: QAM301 far

    def inner() -> str:
        nap()
        return get("https://x")

    inner()  # BLOCKS: QAM301 far
    for page in pages(3):  # BLOCKS: QAM302 far
        print(page)
    for page in await asyncio.to_thread(pages, 3):  # BLOCKS: QAM302 far
        print(page)
    with slow():  # BLOCKS: QAM301 far
        pass
    job = partial(get, "x")  # ok
    job()  # BLOCKS: QAM302 far
    [time.sleep(s) for s in (1, 2)]  # BLOCKS: QAM301
    async with create_task_group() as group:  # ok
        group.start_soon(partial(aget, "x"))  # ok
        nap(1)  # BLOCKS: QAM301 far
    asyncio.get_running_loop().call_soon(nap, 3)  # BLOCKS: QAM301 far
    wrapped = asyncify(api.fetch)  # ok
    await wrapped(3)  # ok
    try:
        await aget("x")  # ok
    except ValueError:
        nap()  # BLOCKS: QAM301 far
    finally:
        nap()  # BLOCKS: QAM301 far
    assert get("x"), "empty"  # BLOCKS: QAM302 far
    match get("y"):  # BLOCKS: QAM302 far
        case "":
            print("x")
    print(f"{get('z')}")  # BLOCKS: QAM302 far
