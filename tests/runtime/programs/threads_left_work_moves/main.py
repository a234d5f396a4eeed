import asyncio

from work import work


async def beat(stop: asyncio.Event) -> float:
    loop, longest = asyncio.get_running_loop(), 0.0
    while not stop.is_set():
        before = loop.time()
        await asyncio.sleep(0.005)
        longest = max(longest, loop.time() - before)
    return longest


async def main():
    stop = asyncio.Event()
    heart = asyncio.create_task(beat(stop))
    print(await asyncio.to_thread(work, "a"), await asyncio.to_thread(work, "b"))
    stop.set()
    print("the loop went on:", await heart < 0.25)


asyncio.run(main())
