"""Waits that do not hold the loop."""

import asyncio
import os
import queue
import subprocess
import threading
import time
from asyncio import Lock, Queue, sleep
from asyncio import sleep as nap
from concurrent.futures import Future, ThreadPoolExecutor

from .clock import Timer, sleep as own_sleep

LOCK = asyncio.Lock()
THREAD_LOCK = threading.Lock()


class Worker:
    def __init__(self, q: asyncio.Queue, ready: asyncio.Event):
        self.q = q
        self.ready = ready
        self.lock = Lock()
        self.cond = asyncio.Condition()

    async def loop(self):
        await self.ready.wait()  # ok
        async with self.lock:  # ok
            item = await self.q.get()  # ok
        await self.q.join()  # ok
        await asyncio.wait_for(self.q.get(), 3)  # ok
        self.q.put_nowait(item)  # ok
        async with self.cond:  # ok
            await self.cond.wait()  # ok


async def naps():
    await sleep(1)  # ok
    await nap(1)  # ok
    await asyncio.sleep(0)  # ok
    time.sleep(0)  # ok
    own_sleep(3)  # ok
    Timer().sleep(1)  # ok
    time.monotonic()  # ok
    wait = asyncio.sleep
    await wait(1)  # ok
    task = asyncio.create_task(asyncio.sleep(1))  # ok
    await task
    return task.result()  # ok


async def shadow(time, queue):
    time.sleep(1)  # ok
    queue.get()  # ok
    subprocess = Timer()
    subprocess.run()  # ok


async def polls(q: queue.Queue, cmd):
    THREAD_LOCK.acquire(blocking=False)  # ok
    THREAD_LOCK.acquire(False)  # ok
    THREAD_LOCK.locked()  # ok
    q.get_nowait()  # ok
    q.put_nowait(1)  # ok
    q.get(block=False)  # ok
    q.get(False)  # ok
    q.empty()  # ok
    q.qsize()  # ok
    os.waitpid(-1, os.WNOHANG)  # ok
    process = await asyncio.create_subprocess_exec(*cmd)  # ok
    await process.wait()  # ok
    await process.communicate()  # ok
    subprocess.list2cmdline(cmd)  # ok
    unbounded = queue.Queue()
    unbounded.put(1)  # ok


async def known(f):
    pool = ThreadPoolExecutor()  # ok
    job = pool.submit(f)  # ok
    await asyncio.wrap_future(job)  # ok
    if job.done():
        job.result()  # ok
    tasks = [asyncio.create_task(sleep(1))]  # ok
    done, _ = await asyncio.wait(tasks)  # ok
    for task in done:
        task.result()  # ok
    future = asyncio.get_running_loop().create_future()  # ok
    future.set_result(1)  # ok
    future.result()  # ok
    made: Future = Future()  # ok
    made.set_result(3)  # ok
    pool.shutdown(wait=False)  # ok


async def threads(job):
    await asyncio.to_thread(time.sleep, 1)  # ok
    thread = threading.Thread(target=time.sleep, args=(1,))  # ok
    thread.start()  # ok
    await asyncio.to_thread(thread.join)  # ok
    timer = threading.Timer(3, lambda: time.sleep(1))  # ok
    timer.start()  # ok
    callback = lambda: time.sleep(1)  # ok
    register(callback)  # ok
    register(lambda: subprocess.run(["x"]))  # ok


CALLBACKS = []


def register(callback):
    CALLBACKS.append(callback)


def main():
    time.sleep(1)  # ok
    asyncio.run(naps())


if __name__ == "__main__":
    main()
