from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler

from cronhub.jobs import backup, copy_tree, cpu_used, memory_used, prune, stamp
from cronhub.schedule import Job, Schedule, faster

schedule = Schedule()
scheduler = AsyncIOScheduler()
background = BackgroundScheduler()
threads = ThreadPoolExecutor(4)


@schedule.every(30)
def nightly() -> int:
    return prune("/tmp")


@schedule.every(10)
async def ping() -> str:
    await asyncio.sleep(0)  # ok
    return stamp()  # ok


async def tick() -> None:
    prune("/var/tmp", days=1)  # BLOCKS: QAM303 far


async def tock() -> None:
    await asyncio.to_thread(prune, "/var/tmp", days=1)  # ok
    print(stamp(), file=sys.stderr)  # ok


async def archive() -> str:
    name = backup("/srv", "nightly")  # BLOCKS: QAM305 far
    return name


async def archive_threaded() -> str:
    future = threads.submit(backup, "/srv", "nightly")  # ok
    return await asyncio.wrap_future(future)  # ok


async def archive_waited() -> list[str]:
    futures = [threads.submit(backup, f"/srv/{n}", "nightly") for n in range(3)]  # ok
    while not all(future.done() for future in futures):  # ok
        await asyncio.sleep(0.5)  # ok
    return [future.result() for future in futures]  # ok


async def archive_blocking() -> str:
    future = threads.submit(backup, "/srv", "nightly")  # ok
    done, _ = wait([future])  # BLOCKS: QAM308
    return next(iter(done)).result()  # ok


async def result_now() -> str:
    return threads.submit(backup, "/srv", "now").result()  # BLOCKS: QAM308


async def load() -> dict[str, float]:
    cpu = cpu_used()  # BLOCKS: QAM301 far
    return {"cpu": cpu, "memory": memory_used()}  # ok


async def mirror() -> None:
    job = Job("mirror", lambda: copy_tree(Path("/a"), Path("/b")))  # ok
    quick = faster(job)  # ok
    await schedule.run(quick)  # ok
    schedule.add(quick)  # ok
    job.action()  # BLOCKS: QAM303 far


async def renamed() -> int:
    os = Settings()
    return os.walk("x")  # ok


class Settings:
    def walk(self, name: str) -> int:
        return len(name)


async def stop(loop: asyncio.AbstractEventLoop) -> None:
    background.shutdown(wait=False)  # ok
    threads.shutdown(wait=False)  # ok
    scheduler.shutdown()  # ok
    loop.stop()  # ok


async def serve() -> None:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, lambda: loop.create_task(stop(loop)))  # ok
    scheduler.add_job(tick, "interval", seconds=30)  # ok
    background.add_job(prune, "interval", args=["/tmp"], seconds=30)  # ok
    scheduler.start()  # ok
    background.start()  # ok
    await schedule.forever()  # ok


def main() -> None:
    prune("/tmp", 30)
    asyncio.run(serve())


if __name__ == "__main__":
    main()
