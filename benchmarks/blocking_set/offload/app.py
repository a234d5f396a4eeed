"""Whether the argument runs in a thread, or here."""

import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from asgiref.sync import sync_to_async
from starlette.background import BackgroundTasks
from fastapi import Depends, FastAPI

from .threads import EXECUTOR, in_pool, limited, now, run_blocking, submit
from .work import Repo, fetch, fetch_off, nap, nap_off, still_blocking, to_async

app = FastAPI()
PROCESSES = ProcessPoolExecutor()


async def off(url, repo: Repo):
    await run_blocking(fetch, url)  # ok
    await run_blocking(repo.load, 1)  # ok
    await run_blocking(lambda: fetch(url))  # ok
    await run_blocking(partial(fetch, url))  # ok
    await in_pool(fetch, url)  # ok
    await limited(fetch, url)  # ok
    submit(fetch, url)  # ok
    EXECUTOR.submit(nap, 3)  # ok
    await asyncio.wrap_future(PROCESSES.submit(nap, 1))  # ok
    await fetch_off(url)  # ok
    await nap_off(1)  # ok
    await to_async(url)  # ok
    await repo.load_off(1)  # ok
    await repo.aload(1)  # ok
    await sync_to_async(fetch)(url)  # ok
    threading.Thread(target=fetch, args=(url,)).start()  # ok
    await still_blocking(url)  # ok


async def here(url, repo: Repo):
    now(fetch, url)  # BLOCKS: QAM302 far
    now(nap, 1)  # BLOCKS: QAM301 far
    now(print, 1)  # ok
    now(lambda: repo.load(1))  # BLOCKS: QAM301 far
    now(lambda: 3)  # ok
    await run_blocking(print, fetch(url))  # BLOCKS: QAM302 far
    await asyncio.get_running_loop().run_in_executor(None, fetch(url))  # BLOCKS: QAM302 far
    await run_blocking(now, fetch, url)  # ok
    partial(fetch, url)()  # BLOCKS: QAM302 far
    later = partial(fetch, url)  # ok
    await asyncio.to_thread(later)  # ok
    jobs = [partial(nap, n) for n in range(3)]  # ok
    for job in jobs:
        job()  # BLOCKS: QAM301 far


def get_repo():
    nap(1)  # ok
    return Repo()


@app.get("/sync")
def sync_route(repo=Depends(get_repo)):
    nap(1)  # ok
    return repo.load(1)  # ok


@app.get("/async")
async def async_route(tasks: BackgroundTasks, repo: Repo = Depends(get_repo)):
    tasks.add_task(nap, 3)  # ok
    return repo.load(1)  # BLOCKS: QAM301 far


async def nested_work(url, items):
    def one(item):
        return fetch(item)  # ok

    def every():
        return [one(i) for i in items]  # ok

    results = await run_blocking(every)  # ok
    handlers = {"a": one, "b": every}  # ok
    return results, handlers
