import asyncio
from pathlib import Path

from openai import AsyncOpenAI
from qdrant_client import AsyncQdrantClient, QdrantClient

from .memory import FileMemory, Memory, NoMemory, VectorMemory, async_llm, tokens
from .tools import ATOOLS, TOOLS, add, browse, describe


class Agent:
    def __init__(self, memory: Memory, llm: AsyncOpenAI) -> None:
        self.memory = memory
        self.llm = llm

    async def step(self, text: str) -> str:
        known = await self.memory.recall(text)  # ok
        stream = await self.llm.chat.completions.create(model="m", messages=[], stream=True)  # ok
        async for chunk in stream:  # ok
            known.append(chunk.choices[0].delta.content or "")
        return "".join(known)

    async def call(self, name: str, **arguments) -> object:
        if name in ATOOLS:
            return await ATOOLS[name](**arguments)  # ok
        print(describe(name))  # ok
        return TOOLS[name](**arguments)  # BLOCKS: QAM302 far

    async def call_well(self, name: str, **arguments) -> object:
        return await asyncio.to_thread(TOOLS[name], **arguments)  # ok


async def main() -> None:
    files = FileMemory(Path("m"))
    agent = Agent(files, async_llm())  # ok
    print(await agent.step("x"), files.size())  # ok
    files.remember("x")  # BLOCKS: QAM303 far
    files.load()  # BLOCKS: QAM303 far
    NoMemory().remember("x")  # ok
    print(tokens("x"))  # BLOCKS: QAM402 far
    vectors = VectorMemory(QdrantClient(":memory:"), AsyncQdrantClient(":memory:"), None)
    vectors.remember("x")  # BLOCKS: QAM310 far
    print(add(1, 2))  # ok
    print(browse("https://x"))  # BLOCKS: QAM302 far
    await vectors.grouped("x")  # ok
    agent.step("x")  # BLOCKS: QAM601
    if agent.step("y"):  # BLOCKS: QAM603
        print("always")
    print(vectors.aclient.get_collections().collections)  # BLOCKS: QAM603
    for point in vectors.aclient.scroll("m"):  # BLOCKS: QAM603
        print(point)
    assert not vectors.aclient.collection_exists("m")  # BLOCKS: QAM603
    await vectors.aclient.upload_collection("m", [[1.0]])  # BLOCKS: QAM602
    size = vectors.aclient.get_embedding_size("x")  # ok
    await vectors.client.count("m")  # BLOCKS: QAM602
    print(size)


if __name__ == "__main__":
    asyncio.run(main())
