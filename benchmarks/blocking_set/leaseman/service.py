from __future__ import annotations

import asyncio
import multiprocessing as mp
import queue
import threading

import redis
import redis.asyncio as aioredis

from leaseman.leases import AsyncLease, Lease, LocalLease, RedisLease, flock, leased, noted, try_flock
from leaseman.workers import Results, background, compact, rotate, run_blocking, vacuum

client = redis.Redis()
aclient = aioredis.Redis()
results = Results()
history: list[str] = []
LEASES: dict[str, Lease] = {"local": LocalLease("a"), "redis": RedisLease(client, "b")}


async def local() -> None:
    with LocalLease("x") as lease:  # ok
        history.append(lease.name)  # ok
    lease = LocalLease("y")
    if lease.acquire(timeout=3):  # ok
        lease.release()  # ok


async def remote() -> None:
    with RedisLease(client, "x"):  # BLOCKS: QAM305 far
        history.append("x")  # ok


async def remote_steps() -> bool:
    lease = RedisLease(client, "y")
    got = await run_blocking(lease.acquire, timeout=2)  # ok
    if got:
        lease.release()  # BLOCKS: QAM305 far
    return got


async def modern() -> None:
    async with AsyncLease(aclient, "z") as lease:  # ok
        history.append(lease.name)  # ok
    async with leased(aclient, "w"):  # ok
        history.append("w")  # ok


async def by_name(name: str) -> bool:
    fixed = LEASES["local"].acquire()  # ok
    return fixed or LEASES[name].acquire()  # BLOCKS: QAM301 far


async def files(path: str) -> int | None:
    with noted(history, path):  # ok
        fd = await run_blocking(flock, path)  # ok
    return fd or try_flock(path)  # BLOCKS: QAM303 far


async def maintain(path: str) -> int:
    future = rotate(path)  # ok
    code = await asyncio.wrap_future(future)  # ok
    code += await compact(path)  # ok
    results.put(code)  # ok
    return code + vacuum(path)  # BLOCKS: QAM304 far


async def maintain_now(path: str) -> int:
    return rotate(path).result()  # BLOCKS: QAM308 far


async def count() -> int:
    if results.wait(1):  # ok
        return results.get(block=True)  # ok
    return 0


async def processes() -> int | None:
    process = mp.Process(target=vacuum, args=("x",))
    process.start()  # BLOCKS: QAM308
    while process.is_alive():  # ok
        await asyncio.sleep(0.1)  # ok
    process.join()  # BLOCKS: QAM308
    return process.exitcode


async def channels() -> object:
    inbox: queue.Queue[int] = queue.Queue()
    inbox.put(1)  # ok
    first = inbox.get_nowait()  # ok
    second = mp.Queue().get()  # BLOCKS: QAM308
    return first, second


async def conditions(condition: threading.Condition, event: asyncio.Event) -> None:
    await event.wait()  # ok
    with condition:  # BLOCKS: QAM308
        condition.wait()  # BLOCKS: QAM308
