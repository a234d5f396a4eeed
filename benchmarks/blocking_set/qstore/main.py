import asyncio
from contextlib import aclosing

from qdrant_client import AsyncQdrantClient, models

from .base import Store
from .sync import Legacy, count_sync, legacy, local_names, loop_count

store = Store("http://q")
old = Legacy("http://q")


async def misuse() -> None:
    store.add([])  # BLOCKS: QAM601
    await store.plain()  # BLOCKS: QAM602
    print(store.plain())  # ok
    total = store.count() + 1  # BLOCKS: QAM603
    for point in store.client.scroll("docs"):  # BLOCKS: QAM603
        print(point)
    hits = store.client.query_points("docs", query=[0.1]).points  # BLOCKS: QAM603
    best = (await store.client.query_points("docs", query=[0.1])).points  # ok
    async with AsyncQdrantClient("x") as inner:  # BLOCKS: QAM605
        print(inner, total, hits, best)
    async with aclosing(AsyncQdrantClient("x")) as inner:  # BLOCKS: QAM605
        print(inner)
    await store.close()  # ok
    store.close()  # BLOCKS: QAM601
    await store.cached()  # BLOCKS: QAM602
    fut = asyncio.ensure_future(store.count())  # ok
    print(await fut)  # ok
    both = [store.count(), store.count()]  # ok
    print(await asyncio.gather(*both))  # ok
    info = store.client.get_collection("docs")  # ok
    print((await info).points_count)  # ok
    await store.client.query_points("docs", query=models.Document(text="x", model="m"))  # BLOCKS: QAM401


async def sync_calls() -> None:
    print(count_sync(store))  # BLOCKS: QAM604 far
    print(loop_count(store))  # BLOCKS: QAM604 far
    print(await asyncio.to_thread(count_sync, store))  # ok
    print(legacy("http://q"))  # BLOCKS: QAM310 far
    print(local_names())  # ok
    if "docs" in old:  # BLOCKS: QAM310 far
        print(repr(old))  # ok
    for point in old:  # BLOCKS: QAM310 far
        print(point)
    count = await store.count()  # ok
    size = old.client.count("docs")  # BLOCKS: QAM310
    name = await asyncio.to_thread(old.client.count, "docs")  # ok
    asyncio.get_event_loop().run_until_complete(store.ensure(3))  # BLOCKS: QAM604
    print(count, size, name)  # ok


if __name__ == "__main__":
    asyncio.run(misuse())  # ok
    store.add([])  # BLOCKS: QAM601
