from __future__ import annotations

import asyncio
import multiprocessing
import queue
import threading
from concurrent.futures import Future, as_completed

from matchmaker.rooms import AsyncRoom, AsyncTurnstile, Mailbox, Room, ThreadMailbox, Turnstile
from matchmaker.workers import Crew, Deferred, Worker, pool, score, submit

rooms: dict[str, Room] = {}
inbox: Mailbox[str] = Mailbox()
thread_inbox: ThreadMailbox[str] = ThreadMailbox()
gate = Turnstile()
agate = AsyncTurnstile()
semaphore = asyncio.Semaphore(3)
outbound: asyncio.Queue[str] = asyncio.Queue()
pending: queue.Queue[str] = queue.Queue(maxsize=3)


async def join(name: str, player: str) -> int:
    room = rooms.setdefault(name, Room(name))  # ok
    if len(room.players) < 2:
        return room.join(player)  # ok
    return room.join_safely(player)  # BLOCKS: QAM308 far


async def join_async(room: AsyncRoom, player: str) -> int:
    async with semaphore:  # ok
        return await room.join(player)  # ok


async def read() -> str | None:
    inbox.put("a")  # ok
    thread_inbox.put("b")  # ok
    found = inbox.get() or thread_inbox.get_soon()  # ok
    if found is None:
        found = thread_inbox.get()  # BLOCKS: QAM308 far
    return found


async def offer(text: str) -> None:
    await outbound.put(text)  # ok
    pending.put(text)  # BLOCKS: QAM308
    try:
        pending.put_nowait(text)  # ok
        pending.get(False)  # ok
    except (queue.Full, queue.Empty):
        return


async def drain() -> None:
    await outbound.join()  # ok
    pending.join()  # BLOCKS: QAM308


async def pass_gate() -> bool:
    gate.open()  # ok
    if gate.is_open():  # ok
        return True
    await agate.pass_through()  # ok
    return gate.pass_through()  # BLOCKS: QAM308 far


async def pass_threaded() -> bool:
    return await asyncio.get_running_loop().run_in_executor(None, gate.pass_through)  # ok


async def crew() -> int:
    made = Crew()
    made.join("a", Worker(lambda: score(["x"])))  # ok
    made.start()  # ok
    made.finish()  # BLOCKS: QAM308 far
    return len(made.members)


async def deferred() -> int:
    return Deferred(3).result()  # ok


async def scored(players: list[str]) -> int:
    future = submit(players)  # ok
    return await asyncio.wrap_future(future)  # ok


async def scored_now(players: list[str]) -> int:
    future = submit(players)
    return future.result()  # BLOCKS: QAM308 far


async def scored_done(players: list[str]) -> int:
    future = submit(players)
    if future.done():  # ok
        return future.result()  # ok
    future.add_done_callback(lambda done: print(done.result()))  # ok
    return 0


async def tasks(names: list[str]) -> list[int]:
    made = [asyncio.create_task(join(name, "p")) for name in names]  # ok
    done, _ = await asyncio.wait(made)  # ok
    return [task.result() for task in done]  # ok


async def collected(groups: list[list[str]]) -> list[int]:
    futures: list[Future[int]] = [pool.submit(score, group) for group in groups]  # ok
    return [f.result() for f in as_completed(futures)]  # BLOCKS: QAM308


async def mapped(groups: list[list[str]]) -> list[int]:
    with multiprocessing.Pool(2) as workers:
        return workers.map(score, groups)  # BLOCKS: QAM308


async def titles(groups: list[list[str]]) -> str:
    return ", ".join(map(str, map(score, groups)))  # ok


async def guarded() -> None:
    lock = threading.Lock()
    if not lock.acquire(timeout=0):  # ok
        return
    lock.release()  # ok
    alock = asyncio.Lock()
    await alock.acquire()  # ok
    alock.release()  # ok


async def locked() -> bool:
    lock = threading.RLock()
    lock.acquire()  # BLOCKS: QAM308
    lock.release()  # ok
    return True


if __name__ == "__main__":
    gate.open()
    gate.pass_through()
    asyncio.run(join("a", "b"))
