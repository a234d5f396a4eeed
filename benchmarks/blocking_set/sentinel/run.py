from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler

from . import checks
from .checks import CHECKS, Mailer, NullMailer, add, parse, ping, trace

background = BackgroundScheduler()


async def sweep() -> list[bool]:
    results = []
    for each in CHECKS:
        results.append(each())  # BLOCKS: QAM302 far
    results += await asyncio.gather(*(asyncio.to_thread(c) for c in CHECKS))  # ok
    return results


async def probe(host: str) -> int:
    total = add(1, 2)  # ok
    total += ping(host)  # BLOCKS: QAM304 far
    total += len(await trace(host))  # ok
    total += parse("7")  # BLOCKS: QAM301 far
    process = await asyncio.create_subprocess_exec("ls")  # ok
    await process.wait()  # ok
    out, _ = await process.communicate()  # ok
    child = subprocess.Popen(["ls"])  # BLOCKS: QAM304
    if child.poll() is None:  # ok
        child.kill()  # ok
    child.wait()  # BLOCKS: QAM304
    return total


async def alert(mailer: Mailer | None = None) -> None:
    quiet = NullMailer()  # ok
    quiet.send("x")  # ok
    print(quiet.history())  # ok
    loud = Mailer("smtp.example")  # BLOCKS: QAM307 far
    loud.send("y")  # BLOCKS: QAM307 far
    print(loud.history())  # ok
    dry = Mailer("smtp.example", dry_run=True)  # ok
    dry.send("z")  # ok


def nightly() -> None:
    print(checks.site_up(), checks.port_open())  # ok


async def schedule() -> None:
    background.add_job(nightly, "cron", hour=3)  # ok
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, loop.stop)  # ok
    scheduler = AsyncIOScheduler()
    scheduler.add_job(sweep, "interval", minutes=5)  # ok
    scheduler.start()  # ok
    loop.call_later(5, print, "late")  # ok
    future = loop.run_in_executor(None, checks.site_up)  # ok
    print(await future)  # ok
    if os.waitpid(-1, os.WNOHANG):  # ok
        print(os.getpid(), sys.argv)  # ok
    os.system("sync")  # BLOCKS: QAM304
    checks.time.sleep(1)  # BLOCKS: QAM301
    sleep = asyncio.sleep
    await sleep(1)  # ok
