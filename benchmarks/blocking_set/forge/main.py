import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from functools import partial

import anyio
import anyio.from_thread

from .helpers import aslow, from_sync, logged, maybe, off, threaded
from .work import Task, build, check, chunks, quick, signed, slow, squeezed, svd

slow_later = threaded(slow)
slow_logged = logged(slow)


@threaded
def compile_all() -> int:
    return build("all")


@logged
def compile_one() -> int:
    return build("one")


async def right() -> None:
    await slow_later(1)  # ok
    await compile_all()  # ok
    await off(slow, 3)  # ok
    await off(Task(3))  # ok
    await maybe(slow, 3)  # ok
    await asyncio.to_thread(Task(1).run)  # ok
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, partial(slow, n=3))  # ok
    with ProcessPoolExecutor() as pool:  # BLOCKS: QAM308
        await loop.run_in_executor(pool, svd, [[1.0]])  # ok
    async with asyncio.TaskGroup() as group:  # ok
        group.create_task(asyncio.to_thread(slow, 2))  # ok
        group.create_task(aslow())  # ok
    async with anyio.create_task_group() as nursery:  # ok
        nursery.start_soon(aslow)  # ok
        nursery.start_soon(anyio.to_thread.run_sync, slow)  # ok
    print(quick(3), signed("x"))  # ok


async def wrong() -> None:
    slow_logged(1)  # BLOCKS: QAM301 far
    compile_one()  # BLOCKS: QAM304 far
    await asyncio.to_thread(quick, slow(3))  # BLOCKS: QAM301 far
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, build("x"))  # BLOCKS: QAM304 far
    Task(1)()  # BLOCKS: QAM301 far
    for i in await asyncio.to_thread(chunks, 3):  # BLOCKS: QAM301 far
        print(i)
    loop.call_soon(slow, 3)  # BLOCKS: QAM301 far
    loop.call_later(3, quick, 3)  # ok
    task = asyncio.create_task(aslow())  # ok
    task.add_done_callback(lambda t: slow(1))  # BLOCKS: QAM301 far
    print(check(b"a", b"b"))  # BLOCKS: QAM402 far
    print(svd([[1.0]]))  # BLOCKS: QAM402 far
    print(sum(chunks(3)))  # BLOCKS: QAM301 far
    await task  # ok


async def pools() -> None:
    pool = ThreadPoolExecutor()  # ok
    futures = [pool.submit(slow, n) for n in range(3)]  # ok
    for future in as_completed(futures):  # BLOCKS: QAM308
        print(future.result())  # ok
    print(list(pool.map(slow, range(3))))  # BLOCKS: QAM308
    pool.shutdown(wait=False)  # ok
    pool.shutdown()  # BLOCKS: QAM308
    results = await asyncio.gather(*(asyncio.wrap_future(f) for f in futures))  # ok
    print(results)
    coroutine = asyncio.run_coroutine_threadsafe(aslow(), asyncio.get_running_loop())
    coroutine.result()  # BLOCKS: QAM308
    from_sync()  # BLOCKS: QAM604 far


def in_thread() -> None:
    slow(3)
    anyio.from_thread.run(aslow)


async def threads() -> None:
    await anyio.to_thread.run_sync(in_thread)  # ok
    await asyncio.to_thread(lambda: list(chunks(3)))  # ok
    print(squeezed(b"x"))  # BLOCKS: QAM402 far


if __name__ == "__main__":
    slow(1)
    anyio.run(right)
