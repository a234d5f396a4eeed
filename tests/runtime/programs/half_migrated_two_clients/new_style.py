from qdrant_client import AsyncQdrantClient, models


async def warm(client: AsyncQdrantClient, name: str) -> int:
    await client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    await client.upsert(name, points=[models.PointStruct(id=1, vector=[0.1])])
    return (await client.count(name)).count
