import asyncio
from functools import partial

import anyio.to_process
import asyncer
import chainlit as cl
import trio
from homeassistant.core import HomeAssistant
from langchain_core.runnables import RunnableLambda
from langchain_core.runnables.config import run_in_executor
from nicegui import run
from quart.utils import run_sync
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool

from .jobs import Repo, double, nap, rows


async def many(hass: HomeAssistant, repo: Repo) -> None:
    await run.io_bound(nap, 1)  # ok
    await run.cpu_bound(nap, 1)  # ok
    await cl.make_async(nap)(1)  # ok
    await run_sync(nap)(1)  # ok
    await asyncer.asyncify(nap)(seconds=1)  # ok
    await hass.async_add_executor_job(nap, 1)  # ok
    await anyio.to_process.run_sync(nap, 1)  # ok
    await trio.to_thread.run_sync(nap, 1)  # ok
    await run_in_executor(None, nap, 1)  # ok
    await RunnableLambda(nap).ainvoke(1)  # ok
    async for row in iterate_in_threadpool(rows(3)):  # ok
        print(row)
    await run_in_threadpool(partial(repo.fetch, key="a"))  # ok
    print(double(1))  # ok
    await run_in_threadpool(double, nap(1))  # BLOCKS: QAM301 far
    for row in rows(3):  # BLOCKS: QAM301 far
        print(row)
    await asyncio.gather(asyncio.to_thread(nap, 1), asyncio.sleep(1))  # ok
    asyncio.get_running_loop().call_soon_threadsafe(nap, 1)  # BLOCKS: QAM301 far
