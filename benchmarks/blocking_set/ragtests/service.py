import asyncio

from qdrant_client import AsyncQdrantClient, QdrantClient, models

from .chains import Rag, graph, load, lookup, model, split, store


class Ingest:
    def __init__(self, client: QdrantClient, aclient: AsyncQdrantClient) -> None:
        self.client = client
        self.aclient = aclient

    def exists(self, name: str) -> bool:
        return self.client.collection_exists(name)

    async def run(self, path: str) -> int:
        docs = await asyncio.to_thread(load, path)  # ok
        docs += load(path)  # BLOCKS: QAM402 far
        if not self.exists("docs"):  # BLOCKS: QAM310
            await self.aclient.create_collection("docs", vectors_config={})  # ok
        await self.aclient.upsert("docs", [models.PointStruct(id=i, vector=[]) for i, _ in enumerate(docs)])  # ok
        store().add_documents(docs)  # BLOCKS: QAM306
        await store().aadd_documents(docs)  # BLOCKS: QAM306 far
        return len(docs)


async def answer(question: str) -> str:
    rag = Rag(store(), model())  # BLOCKS: QAM306 far
    print(await rag.aask(question), await rag.half(question))  # ok
    print(await lookup.ainvoke(question))  # ok
    print(await graph().ainvoke({"question": question}))  # ok
    return rag.ask(question)  # BLOCKS: QAM306 far


async def tokens(question: str) -> None:
    async for chunk in model().astream(question):  # ok
        print(chunk.content)
    for chunk in model().stream(question):  # BLOCKS: QAM306
        print(chunk.content)
