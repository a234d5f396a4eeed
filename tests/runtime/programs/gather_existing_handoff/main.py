import asyncio

from qdrant_client import QdrantClient, models

from service import Service


async def run() -> None:
    client = QdrantClient(":memory:")
    client.create_collection("g", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    service = Service(client)
    print(await service.write_many([1, 2, 3]))
    print(await service.size())


def main() -> None:
    asyncio.run(run())


if __name__ == "__main__":
    main()
