import asyncio

from qdrant_client import QdrantClient, models


def prepare(client: QdrantClient, name: str) -> None:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


async def fill(client: QdrantClient, name: str, n: int) -> int:
    for i in range(n):
        client.upsert(name, points=[models.PointStruct(id=i, vector=[1.0])])
        await asyncio.sleep(0)
    return n
