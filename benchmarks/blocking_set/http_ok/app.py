"""What looks like blocking HTTP and is not."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import aiohttp
import anyio
import httpx
import requests
from starlette.concurrency import run_in_threadpool

from . import fake_requests
from .fake_requests import Session as FakeSession

POOL = ThreadPoolExecutor(4)
CLIENT = httpx.AsyncClient()


async def offloaded(url, loop: asyncio.AbstractEventLoop):
    await asyncio.to_thread(requests.get, url)  # ok
    await asyncio.to_thread(partial(requests.get, url, timeout=3))  # ok
    await asyncio.to_thread(lambda: requests.get(url).json())  # ok
    await loop.run_in_executor(None, requests.get, url)  # ok
    await loop.run_in_executor(POOL, lambda: requests.post(url))  # ok
    await asyncio.get_running_loop().run_in_executor(None, partial(requests.get, url))  # ok
    await anyio.to_thread.run_sync(requests.get, url)  # ok
    await run_in_threadpool(requests.get, url)  # ok
    future = POOL.submit(requests.get, url)  # ok
    await asyncio.wrap_future(future)  # ok
    session = requests.Session()  # ok
    await asyncio.to_thread(session.get, url)  # ok
    await asyncio.gather(*(asyncio.to_thread(session.get, u) for u in [url]))  # ok


async def nested(url):
    def work():
        response = requests.get(url)  # ok
        return response.text

    return await asyncio.to_thread(work)  # ok


async def twins(url):
    async with httpx.AsyncClient() as client:  # ok
        await client.get(url)  # ok
        async with client.stream("GET", url) as response:  # ok
            async for part in response.aiter_bytes():  # ok
                print(part)
    await CLIENT.post(url)  # ok
    async with aiohttp.ClientSession() as session, session.get(url) as response:  # ok
        return await response.json()  # ok


async def own_names(url, requests, httpx):
    requests.get(url)  # ok
    httpx.get(url)  # ok
    fake_requests.get(url)  # ok
    FakeSession().get(url)  # ok


async def shadowed(url):
    def get(u):
        return u

    requests = FakeSession()
    get(url)  # ok
    return requests.get(url)  # ok


async def unknown(url, client, session):
    client.get(url)  # ok
    session.post(url)  # ok
    cache = {}
    cache.get(url)  # ok
    return dict(a=1).get("a")  # ok


async def pure():
    request = requests.Request("GET", "https://x").prepare()  # ok
    built = httpx.Client().build_request("GET", "/")  # ok
    error = requests.exceptions.HTTPError("x")  # ok
    url = httpx.URL("https://x").copy_with(path="/a")  # ok
    return request, built, error, url


def sync_only(url):
    return requests.get(url)  # ok


if __name__ == "__main__":
    print(sync_only("https://x"))
    asyncio.run(twins("https://x"))
