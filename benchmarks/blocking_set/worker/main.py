from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from typing import TYPE_CHECKING

from .io import objects, shell
from .io.objects import ObjectStore, Workspace, compress, joined, scratch, timer
from .io.shell import Probe, ash, git, quoted
from .jobs.base import Job, Throttle
from .jobs.library import (
    Checkout,
    Count,
    Upload,
    drain,
    enqueue,
    enqueue_now,
    export,
    finished,
    next_path,
    quick_id,
    run_action,
    run_harmless,
    slow_id,
    started,
    status,
    unbounded,
)

if TYPE_CHECKING:
    from collections.abc import Callable

THREADS = ThreadPoolExecutor(4)
PROCESSES = ProcessPoolExecutor(2)


async def objects_roundtrip(store: ObjectStore) -> bytes:
    print(store.url("a"))  # ok
    store.put("a", b"1")  # BLOCKS: QAM305 far
    store.row("a")  # BLOCKS: QAM305 far
    await asyncio.to_thread(store.put, "b", b"2")  # ok
    for key in store.keys():  # BLOCKS: QAM305 far
        print(key)
    with store:  # BLOCKS: QAM305 far
        pass
    return store.fetch("a")  # BLOCKS: QAM305 far


async def files(name: str) -> str:
    with timer("files"):  # ok
        path = joined("a", name)  # ok
    with scratch() as folder:  # BLOCKS: QAM303 far
        path = joined(folder, name)  # ok
    space = Workspace()  # ok
    space.open(name)  # BLOCKS: QAM303 far
    return compress(path)  # BLOCKS: QAM303 far


async def commands() -> None:
    await ash("ls")  # ok
    print(quoted(["a"]))  # ok
    git("pull")  # BLOCKS: QAM304 far
    shell.sh("make", check=False)  # BLOCKS: QAM304 far
    await asyncio.get_event_loop().run_in_executor(THREADS, git, "gc")  # ok
    status()  # BLOCKS: QAM304 far


async def probes() -> None:
    probe = Probe("localhost", 80)  # ok
    probe.connect()  # BLOCKS: QAM307 far
    probe.ping()  # BLOCKS: QAM307 far
    Probe.resolve("example.org")  # BLOCKS: QAM307 far
    other = Probe.to("localhost:81")  # BLOCKS: QAM307 far
    print(other.address)  # ok


async def jobs(store: ObjectStore) -> None:
    Checkout()("https://example.org/a.git")  # BLOCKS: QAM304 far
    count = Count()  # ok
    count.execute(1, 2)  # ok
    upload = Upload(store)  # ok
    upload.execute("k", b"")  # BLOCKS: QAM305 far
    upload("k", b"")  # BLOCKS: QAM305 far


async def registry(name: str) -> None:
    job = Job.registry[name]()  # ok
    job()  # BLOCKS: QAM304 far


async def signals() -> None:
    finished.send("a.txt")  # BLOCKS: QAM303 far


async def decorated() -> int:
    first = slow_id(1)  # BLOCKS: QAM301 far
    return first + quick_id(2)  # ok


async def dispatch(name: str) -> None:
    run_action(name, "x")  # BLOCKS: QAM304 far
    run_harmless(name, "x")  # ok
    export(b"abc")  # BLOCKS: QAM303 far


async def queues() -> None:
    enqueue("a")  # BLOCKS: QAM308 far
    enqueue_now("b")  # ok
    unbounded.put("c")  # ok
    drain()  # ok
    next_path()  # BLOCKS: QAM308 far
    await asyncio.to_thread(next_path)  # ok


async def throttles() -> None:
    throttle = Throttle(2.0)  # ok
    if throttle.due():  # ok
        throttle.wait()  # BLOCKS: QAM301 far


async def futures() -> list[int]:
    running = [THREADS.submit(slow_id, n) for n in range(3)]  # ok
    done, _ = wait(running)  # BLOCKS: QAM308
    values = [future.result() for future in done]  # ok
    loop = asyncio.get_running_loop()
    task = loop.create_task(probes())  # ok
    await asyncio.wait([task])  # ok
    task.result()  # ok
    values += await asyncio.gather(*(loop.run_in_executor(PROCESSES, slow_id, n) for n in range(3)))  # ok
    last = THREADS.submit(slow_id, 4)  # ok
    return [*values, last.result()]  # BLOCKS: QAM308


async def callbacks() -> None:
    def on_done(future: Future) -> None:
        print(future.result())  # ok

    THREADS.submit(slow_id, 1).add_done_callback(on_done)  # ok
    thread = threading.Thread(target=git, args=("fetch",))  # ok
    thread.start()  # ok
    thread.join()  # BLOCKS: QAM308


async def nested() -> str:
    def helper() -> str:
        return git("diff")

    def offloaded() -> str:
        return git("diff")

    later: Callable[[], str] = lambda: git("show")  # ok
    await asyncio.to_thread(offloaded)  # ok
    await asyncio.to_thread(later)  # ok
    return helper()  # BLOCKS: QAM304 far


if __name__ == "__main__":
    git("status")  # ok
    asyncio.run(commands())
