import asyncio

from qdrant_client import AsyncQdrantClient, models

from .clients import Index, async_client, sync_client


async def setup(name: str) -> None:
    client = async_client()
    if client.collection_exists(name):  # BLOCKS: QAM603
        return
    client.create_collection(name, vectors_config=models.VectorParams(size=4, distance=models.Distance.DOT))  # BLOCKS: QAM601
    if not await client.collection_exists(name):  # ok
        raise LookupError(name)


async def load(name: str, points: list[models.PointStruct]) -> None:
    client = AsyncQdrantClient(":memory:")
    await client.upload_points(name, points)  # BLOCKS: QAM602
    await client.upsert(name, points)  # ok
    found = await client.query_points(name, query=[1.0])
    print([p.id for p in found.points])  # ok


async def copy(index: Index) -> None:
    old = sync_client()
    batch, offset = old.scroll(index.name, limit=100)  # BLOCKS: QAM310
    index.fill([])  # BLOCKS: QAM309 far
    index.client.upload_collection(index.name, [[1.0]])  # BLOCKS: QAM309
    await asyncio.to_thread(index.fill, [])  # ok
    print(index.count_old(), offset)  # BLOCKS: QAM310 far
    point = index.point(1, [0.5])  # ok
    await index.client.upsert(index.name, [point])  # ok
    index.client.delete_collection("old")  # BLOCKS: QAM601
    await asyncio.gather(index.client.count("a"), index.client.count("b"))  # ok
    task = asyncio.create_task(index.client.count("c"))  # ok
    print(batch, await task)


async def names() -> list[str]:
    async with AsyncQdrantClient("http://x") as client:  # BLOCKS: QAM605
        return [c.name for c in (await client.get_collections()).collections]


async def total(index: Index) -> int:
    if index.ready():  # BLOCKS: QAM603
        counted = index.client.count(index.name)
        return (await counted).count  # ok
    return index.client.count(index.name).count  # BLOCKS: QAM603


async def nested(name: str) -> None:
    asyncio.run(setup(name))  # BLOCKS: QAM604
    loop = asyncio.get_event_loop()
    loop.run_until_complete(setup(name))  # BLOCKS: QAM604
    setup(name)  # BLOCKS: QAM601
    await setup(name)  # ok
