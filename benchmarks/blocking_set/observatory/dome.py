import asyncio
import contextlib

import aiofiles
from qdrant_client import AsyncQdrantClient, QdrantClient, models

from .sky import Ground, Night, Sky, document


async def misuse(sky: Sky, night: Night) -> None:
    sky.exists("a")  # BLOCKS: QAM601
    if night.exists("a"):  # BLOCKS: QAM603
        print("there")  # ok
    if not await night.exists("a"):  # ok
        print("not there")
    await sky.size()  # BLOCKS: QAM602
    print(await sky.later("a"), await sky.soon("b"))  # ok
    sky.later("b")  # ok
    sky.soon("a")  # BLOCKS: QAM601
    pending = sky.exists("c")  # ok
    print(await pending)  # ok
    async for star in sky.stars("a"):  # ok
        print(star)
    for star in sky.stars("a"):  # BLOCKS: QAM603
        print(star)
    await asyncio.gather(sky.exists("a"), sky.soon("b"))  # ok
    tasks = [asyncio.create_task(sky.exists(name)) for name in "ab"]  # ok
    await asyncio.wait(tasks)  # ok
    await asyncio.sleep(0)  # ok
    asyncio.sleep(1)  # BLOCKS: QAM601


async def client(points: list[models.PointStruct]) -> None:
    mine = AsyncQdrantClient(":memory:")  # ok
    mine.upload_points("a", points)  # BLOCKS: QAM309
    await mine.upload_points("a", points)  # BLOCKS: QAM602
    await mine.upsert("a", points)  # ok
    mine.upsert("a", points)  # BLOCKS: QAM601
    await asyncio.to_thread(mine.upload_points, "a", points)  # ok
    await Sky("x").start()  # ok
    Sky("y").push("a", points)  # BLOCKS: QAM309 far
    found = await mine.query_points("a", query=document("x"))  # BLOCKS: QAM401
    print(found.points)  # ok
    async with contextlib.aclosing(Sky("z").stars("a")) as stars:  # ok
        async for star in stars:  # ok
            print(star)
    with mine:  # BLOCKS: QAM605
        pass


async def ground() -> None:
    down = Ground(QdrantClient("localhost"))  # ok
    print(down.near([1.0]))  # BLOCKS: QAM310 far
    print(down.point(1))  # ok
    everything = down.all()  # ok
    for point in everything:  # BLOCKS: QAM310 far
        print(point)
    print(await asyncio.to_thread(down.near, [1.0]))  # ok
    print(await asyncio.to_thread(lambda: list(down.all())))  # ok


async def files(path: str) -> None:
    async with aiofiles.open(path) as handle:  # ok
        print(await handle.read())  # ok
        handle.read()  # BLOCKS: QAM601
    with open(path) as handle:  # BLOCKS: QAM303
        print(handle.name)  # ok
        print(handle.readline())  # BLOCKS: QAM303
    await asyncio.wait_for(asyncio.to_thread(open, path), 3)  # ok
