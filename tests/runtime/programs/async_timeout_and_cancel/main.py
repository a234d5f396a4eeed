import asyncio

from slow import Slow


async def main():
    slow = Slow()
    slow.setup()
    print(await asyncio.wait_for(slow.work(1), 5))
    try:
        await asyncio.wait_for(slow.hang(), 0.01)
    except asyncio.TimeoutError:
        print("timed out", slow.undone)


asyncio.run(main())
