from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import arq
from arq.connections import RedisSettings

from mediaq.jobs import Convert, Job, Probe, Queue, Rename, Transcribe, duration, frames, processes, start, thumbnail, threads

queue = Queue()
renames = Queue().put(Rename(Path("a"))).put(Rename(Path("b")))
inbox: asyncio.Queue[Job] = asyncio.Queue()


async def transcribe(ctx: dict[str, Any], path: str) -> str:
    job = Transcribe(Path(path))
    print(job.label())  # ok
    return job.run()  # BLOCKS: QAM401 far


async def transcribe_aside(ctx: dict[str, Any], path: str) -> str:
    job = Transcribe(Path(path))
    await asyncio.get_running_loop().run_in_executor(threads, job.run)  # ok
    return job.result


async def rename(ctx: dict[str, Any], path: str) -> str:
    return Rename(Path(path)).run()  # ok


async def all_renames(ctx: dict[str, Any]) -> list[str]:
    return renames.run_all()  # ok


async def convert(ctx: dict[str, Any], path: str) -> str:
    job: Job = Convert(Path(path))
    first = await asyncio.wrap_future(start(job))  # ok
    return first + job.run()  # BLOCKS: QAM304 far


async def probe(ctx: dict[str, Any], path: str) -> str:
    future = start(Probe(Path(path)))
    while not future.done():  # ok
        await asyncio.sleep(0.1)  # ok
    return future.result()  # ok


async def probe_now(ctx: dict[str, Any], path: str) -> str:
    return start(Probe(Path(path))).result(timeout=10)  # BLOCKS: QAM308


async def enqueue(ctx: dict[str, Any], path: str) -> str:
    queue.put(Rename(Path(path)))  # ok
    queue.put(Convert(Path(path)))  # ok
    text = queue.join(", ")  # ok
    await inbox.put(queue.get())  # ok
    return text


async def drain(ctx: dict[str, Any]) -> list[str]:
    return queue.run_all()  # BLOCKS: QAM304 far


async def pictures(ctx: dict[str, Any], paths: list[str]) -> int:
    made = await asyncio.gather(*[asyncio.to_thread(thumbnail, path) for path in paths])  # ok
    made.append(thumbnail(paths[0]))  # BLOCKS: QAM402 far
    return len(made) + len(frames(3))  # ok


async def durations(ctx: dict[str, Any], paths: list[str]) -> float:
    return sum(duration(path) for path in paths)  # BLOCKS: QAM303 far


async def durations_aside(ctx: dict[str, Any], paths: list[str]) -> float:
    loop = asyncio.get_running_loop()
    parts = await asyncio.gather(*(loop.run_in_executor(processes, duration, path) for path in paths))  # ok
    return sum(parts)  # ok


async def each(job: Callable[[], str], times: int) -> list[str]:
    return [await asyncio.to_thread(job) for _ in range(times)]  # ok


async def thrice(ctx: dict[str, Any], path: str) -> list[str]:
    return await each(Convert(Path(path)).run, 3)  # ok


async def shutdown(ctx: dict[str, Any]) -> None:
    threads.shutdown(wait=True)  # BLOCKS: QAM308
    processes.shutdown(wait=False)  # ok


class WorkerSettings:
    functions = [transcribe, transcribe_aside, rename, convert, probe, enqueue]
    on_shutdown = shutdown
    redis_settings = RedisSettings()
    handle_signals = signal.SIGTERM
