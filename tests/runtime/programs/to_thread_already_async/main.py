import asyncio

from store import AsyncStore


async def main() -> None:
    store = AsyncStore()
    print(await store.exists("t"))
    await store.create("t")
    await store.put("t", [1, 2, 3])
    print(await store.exists("t"), await store.size("t"))
    print(len((await asyncio.to_thread(store.client.scroll, "t"))[0]))


if __name__ == "__main__":
    asyncio.run(main())
