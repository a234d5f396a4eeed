from __future__ import annotations

import asyncio
import functools
import heapq
import threading
import time
from concurrent.futures import ALL_COMPLETED, ThreadPoolExecutor, wait

from jobsched.core import Inline, Lazy, Pipe, Signal, Task, busy, idle

threads = ThreadPoolExecutor()
unbounded = Pipe()
bounded = Pipe(3)
quiet = Signal()
noisy = Signal()
quiet.connect(lambda: None)
noisy.connect(lambda: busy(1))
heap: list[Task] = []
cheap = Lazy(lambda: idle(1))
costly = Lazy(functools.partial(busy, 1))


async def schedule(delay: float) -> None:
    heapq.heappush(heap, Task(time.time() + delay, lambda: idle(delay), "idle"))  # ok
    task = heap[0]
    if task.due(time.time()):  # ok
        await asyncio.to_thread(task.run)  # ok


async def run_quick() -> None:
    Task(0, lambda: idle(1)).run()  # ok
    Task(0, functools.partial(idle, 2)).run()  # ok


async def run_slow() -> None:
    Task(0, lambda: busy(1)).run()  # BLOCKS: QAM301 far


async def pipes(item: str) -> str | None:
    unbounded.push(item)  # ok
    if not bounded.offer(item):  # ok
        bounded.push(item)  # BLOCKS: QAM308 far
    found = unbounded.poll()  # ok
    if found is None and len(unbounded):  # ok
        found = unbounded.take()  # BLOCKS: QAM308 far
    return found


async def signals() -> bool:
    quiet.fire()  # ok
    noisy.fire()  # BLOCKS: QAM301 far
    if quiet.fired:  # ok
        return True
    return quiet.wait(1)  # BLOCKS: QAM308 far


async def lazies() -> float:
    first = cheap.get()  # ok
    second = await asyncio.to_thread(costly.get)  # ok
    return first + second + costly.get()  # BLOCKS: QAM301 far


async def futures() -> list[float]:
    made = [threads.submit(busy, n) for n in range(3)]  # ok
    wrapped = await asyncio.gather(*map(asyncio.wrap_future, made))  # ok
    done, _ = wait(made, return_when=ALL_COMPLETED)  # BLOCKS: QAM308
    return wrapped + [future.result() for future in done]  # ok


async def inline() -> float:
    future = Inline().submit(idle, 1)  # ok
    return future.result() if future.done() else 0.0  # ok


async def threads_only() -> None:
    worker = threading.Thread(target=busy, args=(3,))  # ok
    worker.start()  # ok
    timer = threading.Timer(3, busy, args=[1])  # ok
    timer.start()  # ok
    while worker.is_alive():  # ok
        await asyncio.sleep(0.1)  # ok
    timer.join()  # BLOCKS: QAM308


async def locks(lock: threading.Lock, alock: asyncio.Lock) -> None:
    async with alock:  # ok
        pass
    if lock.locked():  # ok
        return
    if lock.acquire(blocking=False):  # ok
        lock.release()  # ok
    with lock:  # BLOCKS: QAM308
        pass


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(3, quiet.fire)  # ok
    await loop.run_in_executor(threads, noisy.fire)  # ok
    async with asyncio.TaskGroup() as group:
        group.create_task(schedule(1))  # ok
        group.create_task(run_slow())  # ok
    threads.shutdown(wait=False, cancel_futures=True)  # ok
