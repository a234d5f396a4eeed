import asyncio

from qdrant_client import QdrantClient, models

from meter import Meter


async def main():
    client = QdrantClient(":memory:")
    client.create_collection("m", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    client.upsert("m", [models.PointStruct(id=1, vector=[1.0])])
    meter = Meter(client)
    await asyncio.gather(*(meter.tick("m") for _ in range(10)))
    print(meter.seen, meter.per)


if __name__ == "__main__":
    asyncio.run(main())
