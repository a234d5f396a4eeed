from __future__ import annotations

import asyncio
import queue
import threading

from sqlalchemy.ext.asyncio import create_async_engine

from .core import AMongo, Broker, Child, Emitter, Mode, Mongo, Unit, Worker, drain, locked, notify, remember, setup_logging, totals

quiet_bus = Emitter()
quiet_bus.on("entry", remember)
loud_bus = Emitter()
loud_bus.on("entry", notify)
loud_bus.on("entry", remember)


async def units(mode: Mode) -> None:
    dry = Unit(Mode.DRY)  # ok
    dry.add("x")  # ok
    dry.commit()  # ok
    live = Unit()  # ok
    live.add("x")  # ok
    live.commit()  # BLOCKS: QAM305 far
    Unit(mode).commit()  # BLOCKS: QAM305 far
    await asyncio.to_thread(live.commit)  # ok


async def buses() -> None:
    quiet_bus.emit("entry", "x")  # ok
    loud_bus.emit("entry", "x")  # BLOCKS: QAM302 far
    mine = Emitter()  # ok
    mine.on("a", print)  # ok
    mine.emit("a", "x")  # ok
    mine.on("b", lambda payload: notify(payload))  # ok
    mine.emit("b", "x")  # BLOCKS: QAM302 far


async def brokers() -> None:
    broker = Broker("mq")  # ok
    print(broker.key())  # ok
    broker.publish("x")  # BLOCKS: QAM308 far
    mongo = Mongo("mongodb://x")  # ok
    rows = mongo.rows()  # BLOCKS: QAM305 far
    cursor = mongo.cursor()  # ok
    for row in cursor:  # BLOCKS: QAM305
        print(row)
    fast = AMongo("mongodb://x")  # ok
    print(await fast.rows(), rows)  # ok
    async for row in fast.cursor():  # ok
        print(row)
    engine = create_async_engine("postgresql+asyncpg://x")  # ok
    async with engine.connect() as connection:  # ok
        print(await connection.run_sync(totals))  # ok


async def threads() -> None:
    jobs: queue.Queue[str] = queue.Queue()
    worker = Worker(jobs)  # ok
    worker.start()  # ok
    jobs.put("x")  # ok
    print(drain(jobs))  # ok
    jobs.join()  # BLOCKS: QAM308
    child = Child()  # ok
    child.start()  # BLOCKS: QAM308
    child.join()  # BLOCKS: QAM308
    with locked():  # ok
        print("free")
    guard = threading.Lock()
    with locked(guard):  # BLOCKS: QAM308 far
        print("held")
    mine = asyncio.Lock()
    async with mine:  # ok
        print("mine")
    condition = asyncio.Condition()
    async with condition:  # ok
        condition.notify_all()  # ok
    setup_logging().info("x")  # ok
    timer = threading.Timer(1, notify, ("x",))  # ok
    timer.start()  # ok
    await asyncio.wait_for(asyncio.to_thread(notify, "x"), 3)  # ok


def script() -> None:
    loud_bus.emit("entry", "x")  # ok
    Unit().commit()  # ok
