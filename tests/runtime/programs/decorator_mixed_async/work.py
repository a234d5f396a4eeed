import asyncio

from qdrant_client import QdrantClient, models

from tracing import span


@span("slug")
def slug(text):
    return text.lower().replace(" ", "-")


@span("save")
def save(client: QdrantClient, id, text):
    client.upsert("w", [models.PointStruct(id=id, vector=[1.0], payload={"slug": slug(text)})])


@span("pause")
async def pause():
    await asyncio.sleep(0)
    return "paused"


@span("flow")
async def flow(client: QdrantClient):
    client.create_collection("w", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    save(client, 1, "Big News")
    print(await pause())
    return client.retrieve("w", ids=[1])[0].payload["slug"]
