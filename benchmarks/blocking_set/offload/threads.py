"""The project's own ways off the loop."""

import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor

import anyio
from asgiref.sync import sync_to_async

EXECUTOR = ThreadPoolExecutor()


async def run_blocking(fn, *args, **kwargs):
    return await asyncio.to_thread(fn, *args, **kwargs)


async def in_pool(fn, *args):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(EXECUTOR, functools.partial(fn, *args))


def submit(fn, *args):
    return EXECUTOR.submit(fn, *args)


async def limited(fn, *args):
    async with asyncio.Semaphore(1):
        return await anyio.to_thread.run_sync(lambda: fn(*args))


def offload(fn):
    @functools.wraps(fn)
    async def wrapper(*args, **kwargs):
        return await asyncio.to_thread(fn, *args, **kwargs)

    return wrapper


def pooled(executor=None):
    def decorate(fn):
        @functools.wraps(fn)
        async def wrapper(*args):
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(executor, lambda: fn(*args))

        return wrapper

    return decorate


def logged(fn):
    @functools.wraps(fn)
    async def wrapper(*args, **kwargs):
        print(fn.__name__)
        return fn(*args, **kwargs)  # BLOCKS: QAM302

    return wrapper


def now(fn, *args):
    return fn(*args)


as_async = sync_to_async
