import asyncio

from app import App


async def main():
    app = App()
    await app.start()
    await asyncio.gather(*(app.handle(n) for n in range(3)))
    print(await app.stats())
    app.stop()


if __name__ == "__main__":
    asyncio.run(main())
