import asyncio

from store import Store
from workers import run_workers


async def main():
    store = Store()
    store.create()
    await run_workers(store, range(7), workers=3)
    print(store.count())


asyncio.run(main())
