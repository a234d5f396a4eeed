"""Places by their position; all work with the client is given to threads."""

import asyncio

from qdrant_client import QdrantClient, models


class Places:
    def __init__(self):
        self.client = QdrantClient(":memory:")

    async def open(self):
        loop = asyncio.get_event_loop()
        await loop.run_in_executor(
            None,
            lambda: self.client.create_collection(
                collection_name="places",
                vectors_config=models.VectorParams(
                    size=2,
                    distance=models.Distance.EUCLID,
                ),
            ),
        )

    async def put(self, number, x, y, name):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self._put, number, [x, y], {"name": name, "visits": 0})
        return number

    def _put(self, number, vector, payload):
        self.client.upsert("places", points=[models.PointStruct(id=number, vector=vector, payload=payload)])

    async def near(self, x, y, limit=2):
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            None,
            lambda: self.client.query_points(
                collection_name="places",
                query=[x, y],
                limit=limit,
            ),
        )
        return [point.payload["name"] for point in found.points]

    async def visit(self, number):
        try:
            loop = asyncio.get_running_loop()
            old = await loop.run_in_executor(None, lambda: self.client.retrieve("places", ids=[number])[0])
            visits = old.payload["visits"] + 1
            await loop.run_in_executor(
                None, lambda: self.client.set_payload("places", payload={"visits": visits}, points=[number])
            )
            return visits
        except IndexError:
            return 0

    async def timed(self):
        loop = asyncio.get_running_loop()
        start = loop.time()
        size = await loop.run_in_executor(None, self.client.count, "places")
        return size.count, loop.time() >= start
