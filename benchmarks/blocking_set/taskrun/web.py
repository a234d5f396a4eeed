import asyncio
import contextvars
import janus

from .core import Job, Scheduler, cpu, crunch, done_only, in_processes, process, wait_all

scheduler = Scheduler()


async def one() -> None:
    job = Job(1, crunch, (3,))  # ok
    future = scheduler.submit(job)  # ok
    print(future.done())  # ok
    value = future.result()  # BLOCKS: QAM308
    value = await asyncio.wrap_future(future)  # ok
    value = scheduler.run(job)  # BLOCKS: QAM308 far
    scheduler.later(job)  # ok
    scheduler.enqueue(job)  # BLOCKS: QAM308 far
    if scheduler.try_enqueue(job):  # ok
        print(scheduler.next_result())  # BLOCKS: QAM308 far
    print(value, job())  # ok
    print(scheduler.results.get_nowait())  # ok
    scheduler.results.put(3)  # ok
    scheduler.bounded.put(3)  # BLOCKS: QAM308
    scheduler.bounded.put(3, block=False)  # ok
    print(scheduler.is_idle)  # ok
    print(scheduler.when_idle)  # BLOCKS: QAM308 far
    scheduler.barrier.wait()  # BLOCKS: QAM308


async def many(items: list[int]) -> list[int]:
    lazily = scheduler.map(crunch, items)  # ok
    out = list(lazily)  # BLOCKS: QAM308
    for each in scheduler.map(crunch, items):  # BLOCKS: QAM308
        out.append(each)  # ok
    futures = [scheduler.submit(Job(i, crunch, (i,))) for i in items]  # ok
    out += wait_all(futures)  # BLOCKS: QAM308 far
    out += done_only(futures)  # ok
    out += await asyncio.gather(*map(asyncio.wrap_future, futures))  # ok
    out += in_processes(items)  # BLOCKS: QAM308 far
    out += await asyncio.to_thread(in_processes, items)  # ok
    child = process()  # ok
    child.start()  # BLOCKS: QAM308
    child.join()  # BLOCKS: QAM308
    await asyncio.to_thread(child.join)  # ok
    out.append(await asyncio.get_running_loop().run_in_executor(cpu, crunch, 3))  # ok
    return out


async def lifecycle() -> None:
    with scheduler:  # BLOCKS: QAM308 far
        await asyncio.sleep(1)  # ok
    scheduler.start()  # ok
    scheduler.stop()  # BLOCKS: QAM308 far
    both: janus.Queue[int] = janus.Queue()  # ok
    await both.async_q.put(1)  # ok
    both.sync_q.put(1)  # BLOCKS: QAM308
    ctx = contextvars.copy_context()  # ok
    ctx.run(scheduler.stop)  # BLOCKS: QAM308 far
    ctx.run(crunch, 3)  # ok
    coro = one()  # ok
    handle = asyncio.run_coroutine_threadsafe(coro, asyncio.get_running_loop())  # ok
    handle.result()  # BLOCKS: QAM308
    gate = asyncio.Event()  # ok
    gate.set()  # ok
    await gate.wait()  # ok
