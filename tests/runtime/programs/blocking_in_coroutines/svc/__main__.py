import asyncio

from .handlers import handle

REQUESTS = [("put", 1), ("put", 2), ("get", 2), ("get", 5), ("size", 0)]


async def main():
    for verb, arg in REQUESTS:
        print(verb, arg, await handle(verb, arg))
    print(await asyncio.gather(*(handle("get", i) for i in (1, 2, 3))))


asyncio.run(main())
