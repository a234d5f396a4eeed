import asyncio
import contextlib
import threading
from functools import partial

from qdrant_client import AsyncQdrantClient, QdrantClient, models

from .index import Embedding, Index, Mixed, OldIndex, from_sync, from_thread, heavy, light, spawn

client = AsyncQdrantClient(url="http://localhost")
old = OldIndex("http://localhost")
index = Index(client)


async def misuse(points: list) -> None:
    index.exists()  # BLOCKS: QAM601
    if index.exists():  # BLOCKS: QAM603
        print("always")
    if await index.exists():  # ok
        print("sometimes")
    print(index.size() + 1)  # BLOCKS: QAM603
    for point in client.query_points("docs", query=[0.1]).points:  # BLOCKS: QAM603
        print(point)
    client.delete_collection("old")  # BLOCKS: QAM601
    await client.upload_points("docs", points)  # BLOCKS: QAM602
    index.push(points)  # BLOCKS: QAM309 far
    await asyncio.to_thread(index.push, points)  # ok
    found = index.search([0.1])  # ok
    print((await found).points)  # ok
    size = index.size()  # ok
    print(await size)  # ok
    await asyncio.gather(index.size(), index.exists(), client.count("docs"))  # ok
    with contextlib.closing(client) as c:  # BLOCKS: QAM605
        await c.count("docs")  # ok
    async with client as c:  # BLOCKS: QAM605
        await c.count("docs")  # ok
    async with index:  # ok
        await index.size()  # ok


async def loops() -> None:
    print(from_sync(index.size()))  # BLOCKS: QAM604 far
    loop = asyncio.get_running_loop()
    print(from_thread(loop, index.size()))  # BLOCKS: QAM308 far
    await spawn(index.size())  # ok
    print(await asyncio.to_thread(from_thread, loop, index.size()))  # ok
    loop.run_until_complete(index.size())  # BLOCKS: QAM604
    future = asyncio.run_coroutine_threadsafe(index.size(), loop)  # ok
    await asyncio.wrap_future(future)  # ok
    future.result()  # ok
    asyncio.run_coroutine_threadsafe(index.size(), loop).result(timeout=3)  # BLOCKS: QAM308


async def mixed(vector: list[float]) -> None:
    print(old.search(vector))  # BLOCKS: QAM310 far
    print(old.filter("x"))  # ok
    print(await asyncio.to_thread(old.search, vector))  # ok
    plain = QdrantClient(url="http://x")  # ok
    plain.upsert("docs", points=[])  # BLOCKS: QAM310
    print(await Mixed().search(vector))  # ok
    with plain.http as _:  # ok
        pass


async def embeddings(texts: list[str]) -> None:
    e = Embedding()  # ok
    vectors = await asyncio.to_thread(e.embed_one, texts[0])  # ok
    print(e.embed_one(texts[0]), vectors)  # BLOCKS: QAM401 far
    print(list(e.embed(texts)))  # BLOCKS: QAM401 far
    await client.upsert("docs", points=[models.PointStruct(id=1, vector=models.Document(text="x", model="m"))])  # BLOCKS: QAM401
    await client.upsert("docs", points=[models.PointStruct(id=1, vector=[0.1])])  # ok


async def steps(text: str) -> None:
    print(light.go(text))  # ok
    print(heavy.go(text))  # BLOCKS: QAM306 far
    print(await asyncio.to_thread(heavy.go, text))  # ok
    done = threading.Event()  # ok
    threading.Thread(target=partial(heavy.go, text)).start()  # ok
    asyncio.get_running_loop().call_soon(heavy.go, text)  # BLOCKS: QAM306 far
    asyncio.get_running_loop().add_reader(0, done.set)  # ok
    task = asyncio.create_task(index.size())  # ok
    task.add_done_callback(lambda t: heavy.go(str(t.result())))  # BLOCKS: QAM306 far
    print(task.result() if task.done() else None)  # ok
