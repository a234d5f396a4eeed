import asyncio

from store import Places


async def main():
    places = Places()
    await places.open()
    for number, (x, y, name) in enumerate([(0.0, 0.0, "well"), (1.0, 1.0, "mill"), (9.0, 9.0, "inn")], start=1):
        print("put", await places.put(number, x, y, name))
    print(await places.near(0.4, 0.4))
    print(await places.visit(2), await places.visit(2), await places.visit(7))
    print(await places.timed())


asyncio.run(main())
