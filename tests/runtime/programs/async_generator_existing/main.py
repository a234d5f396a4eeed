import asyncio

from stream import Stream


async def main():
    stream = Stream("s")
    stream.fill(5)
    print([x async for x in stream.items()])
    async for x in stream.items(start=3):
        print("item", x)
        break
    print(sum([x async for x in stream.items()]))


asyncio.run(main())
