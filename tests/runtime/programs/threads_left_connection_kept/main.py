import asyncio

from work import work


async def main():
    print(await asyncio.to_thread(work, "a"))


asyncio.run(main())
