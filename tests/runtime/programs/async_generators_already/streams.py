import asyncio
from contextlib import asynccontextmanager, contextmanager

from qdrant_client import QdrantClient, models


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


@asynccontextmanager
async def timed(label):
    print("begin", label)
    yield label
    print("end", label)


@contextmanager
def collection(client: QdrantClient, name: str):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    yield name
    client.delete_collection(name)


def ids(client: QdrantClient, name: str):
    for row in client.scroll(name, limit=10)[0]:
        yield row.id


async def pipeline(client: QdrantClient):
    async with timed("all") as label:
        with collection(client, label) as name:
            async for i in ticks(3):
                client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0])])
            seen = [i for i in ids(client, name)]
            doubled = [i * 2 async for i in ticks(2) if i in seen]
        return seen, doubled, client.collection_exists("all")
