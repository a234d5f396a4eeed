import asyncio

from qdrant_client.models import PointStruct

from store import client, ensure


async def job(name: str, id: int) -> int:
    ensure(name)
    await asyncio.sleep(0)
    client.upsert(name, points=[PointStruct(id=id, vector=[1.0])])
    return client.count(name).count
