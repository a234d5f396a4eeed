from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
import time
from pathlib import Path
from typing import Any

import arq
import asyncssh

from .core import kinds, remote
from .core.base import Job, Later, pool
from .core.kinds import Note, cheap, heads, measured, mirror, temporary
from .core.remote import Git, Host, changed, deploy, locked


async def startup(ctx: dict[str, Any]) -> None:
    ctx["host"] = Host("build.example")  # ok
    ctx["folder"] = temporary()  # BLOCKS: QAM303 far
    ctx["stop"] = threading.Event()  # ok


async def run_job(ctx: dict[str, Any], kind: str, arguments: dict) -> Any:
    job = Job.kinds[kind]()  # ok
    await job.run(**arguments)  # ok
    note = Note()  # ok
    print(note.work(text="a"))  # ok
    return job.work(**arguments)  # BLOCKS: QAM304 far


async def publish(ctx: dict[str, Any], path: str) -> str:
    with Host("a.example") as host:  # BLOCKS: QAM307 far
        host.run("ls")  # BLOCKS: QAM307 far
        print(str(host))  # ok
        await asyncio.to_thread(host.upload, Path(path))  # ok
        host.upload(Path(path))  # BLOCKS: QAM307 far
    async with asyncssh.connect("b.example") as connection:  # ok
        await connection.run("ls")  # ok
    return deploy("c.example", "ls")  # BLOCKS: QAM307 far


async def repositories(ctx: dict[str, Any]) -> list[str]:
    git = Git("/src")  # ok
    head = git.head  # BLOCKS: QAM304 far
    git.pull()  # BLOCKS: QAM304 far
    print(git.title())  # ok
    git.fetch("origin")  # BLOCKS: QAM304 far
    return [head, *heads(["/a", "/b"])]  # BLOCKS: QAM304 far


async def disk(ctx: dict[str, Any]) -> int:
    await mirror("/a", "/b")  # ok
    with changed(LANG="C"):  # ok
        cheap(1)  # ok
    with locked(Path("/tmp/lock")) as held:  # BLOCKS: QAM308 far
        held.write_text("x")  # BLOCKS: QAM303
    return measured("/a")  # BLOCKS: QAM303 far


async def later(ctx: dict[str, Any]) -> int:
    result = Later.of(heads, ["/a"])  # ok
    while not result.ready():  # ok
        await asyncio.sleep(0.1)  # ok
    other = Later.of(heads, ["/b"])  # ok
    print(other.value(3))  # BLOCKS: QAM308 far
    third = pool.submit(heads, [])  # ok
    third.add_done_callback(lambda f: print(f.result()))  # ok
    print(third.result())  # BLOCKS: QAM308
    numbers = pool.map(cheap, range(3))  # ok
    return sum(numbers)  # BLOCKS: QAM308


async def timers(ctx: dict[str, Any]) -> None:
    loop = asyncio.get_running_loop()
    loop.call_later(1, time.sleep, 0.5)  # BLOCKS: QAM301
    loop.call_soon(cheap, 1)  # ok
    loop.add_signal_handler(signal.SIGTERM, ctx["stop"].set)  # ok
    timer = threading.Timer(1, heads, [[]])  # ok
    timer.start()  # ok
    with contextlib.suppress(OSError):  # ok
        remote.Git("/x").head.strip()  # BLOCKS: QAM304 far
    stop: threading.Event = ctx["stop"]
    stop.wait(1)  # BLOCKS: QAM308
    stop.clear()  # ok
    await asyncio.to_thread(stop.wait)  # ok


class WorkerSettings:
    functions = [run_job, publish, repositories, disk, arq.func(later, name="later")]
    on_startup = startup


if __name__ == "__main__":
    kinds.measured("/a")  # ok
