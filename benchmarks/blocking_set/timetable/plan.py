import asyncio
import os
import signal
from datetime import datetime

import schedule
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.background import BackgroundScheduler

from .actions import Action, Clock, quick, reporter, slow, store

action = Action("https://a.example")
scheduler = AsyncIOScheduler()
background = BackgroundScheduler()


async def job() -> None:
    action.ping()  # BLOCKS: QAM302 far
    action.note("x")  # ok
    store((1, 2))  # BLOCKS: QAM305 far


@scheduler.scheduled_job("interval", seconds=5)
async def tick() -> None:
    await asyncio.to_thread(action.push)  # ok
    action.push()  # BLOCKS: QAM302 far


@background.scheduled_job("interval", seconds=5)
def in_thread() -> None:
    slow()  # ok


async def plan() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(slow)  # BLOCKS: QAM301 far
    loop.call_soon(quick)  # ok
    loop.call_later(5, store, (1, 2))  # BLOCKS: QAM305 far
    loop.call_later(5, action.note, "x")  # ok
    task = asyncio.create_task(job())  # ok
    task.add_done_callback(slow)  # BLOCKS: QAM301 far
    task.add_done_callback(quick)  # ok
    task.add_done_callback(reporter("https://r.example"))  # BLOCKS: QAM302 far
    loop.add_signal_handler(signal.SIGTERM, quick)  # ok
    loop.add_signal_handler(signal.SIGINT, slow)  # BLOCKS: QAM301 far
    future = loop.run_in_executor(None, slow)  # ok
    future.add_done_callback(quick)  # ok
    await future  # ok
    async with Clock(1) as clock:  # ok
        async for now in clock:  # ok
            print(now)
    scheduler.add_job(job, "interval", seconds=3)  # ok
    scheduler.start()  # ok
    background.start()  # ok
    background.shutdown(wait=False)  # ok


async def forever() -> None:
    schedule.every(5).seconds.do(slow)  # ok
    while True:
        schedule.run_pending()  # BLOCKS: QAM301 far
        os.system("sync")  # BLOCKS: QAM304
        print(datetime.now())  # ok
        await asyncio.sleep(1)  # ok
