from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter
from openai import OpenAI

from .models import AnthropicProvider, Budget, EchoProvider, MistralProvider, OpenAIProvider, Provider, Reranker, local, make
from .tools import Tool, calculator, fetch, now, registry, shell, tool, wiki

llm = ChatOpenAI(model="gpt-4o-mini")
vectors = QdrantVectorStore.from_existing_collection(OpenAIEmbeddings(), collection_name="docs")
echo = EchoProvider()


@dataclass
class Step:
    name: str
    arguments: dict = field(default_factory=dict)

    async def run(self) -> str:
        found: Tool = registry[self.name]
        print(found.describe())  # ok
        return str(found(**self.arguments))  # BLOCKS: QAM304 far

    async def run_in_thread(self) -> str:
        return await asyncio.to_thread(registry[self.name], **self.arguments)  # ok


@dataclass
class Agent:
    provider: Provider
    rerank: Reranker
    budget: Budget = field(default_factory=lambda: Budget(1000))
    tools: list[Tool] = field(default_factory=list)

    async def think(self, prompt: str) -> str:
        print(self.provider.title, self.budget.left())  # ok
        self.budget.spend(prompt)  # BLOCKS: QAM402 far
        first = await self.provider.acomplete(prompt)  # ok
        second = self.provider.complete(prompt)  # BLOCKS: QAM306 far
        return first + second

    async def rank(self, query: str, documents: list[str]) -> list[str]:
        order = self.rerank(query, documents)  # BLOCKS: QAM306 far
        return [documents[i] for i in order]  # ok

    async def stream(self, prompt: str) -> str:
        parts = []
        for part in self.provider.stream(prompt):  # BLOCKS: QAM306 far
            parts.append(part)
        return "".join(parts)


async def direct(prompt: str) -> str:
    answer = OpenAIProvider()  # ok
    one = await answer.acomplete(prompt)  # ok
    async for part in answer.astream(prompt):  # ok
        one += part
    two = answer.complete(prompt)  # BLOCKS: QAM306 far
    three = echo.complete(prompt)  # ok
    four = local(prompt)["response"]  # BLOCKS: QAM306 far
    five = make("anthropic").complete(prompt)  # BLOCKS: QAM306 far
    return one + two + three + four + five


async def tools_in_place() -> None:
    print(now(), calculator(1, 2))  # ok
    print(fetch("https://example.org"))  # BLOCKS: QAM302 far
    shell("ls")  # BLOCKS: QAM304 far
    await asyncio.to_thread(shell, "ls")  # ok
    wiki("qdrant")  # BLOCKS: QAM302 far

    @tool("note")
    def note(text: str) -> None:
        with open("notes.txt", "a") as handle:
            handle.write(text)

    note("x")  # BLOCKS: QAM303
    await asyncio.get_running_loop().run_in_executor(None, note, "y")  # ok


async def chains(question: str) -> str:
    splitter = RecursiveCharacterTextSplitter(chunk_size=100)  # ok
    await vectors.aadd_documents([Document("a")])  # ok
    vectors.add_documents([Document("b")])  # BLOCKS: QAM306
    found = vectors.similarity_search(question, k=3)  # BLOCKS: QAM306
    again = await vectors.asimilarity_search(question)  # ok
    retriever = vectors.as_retriever()  # ok
    more = retriever.invoke(question)  # BLOCKS: QAM306
    chain = llm | RunnableLambda(lambda m: m.content)  # ok
    text = await chain.ainvoke(question)  # ok
    answer = llm.invoke(question)  # BLOCKS: QAM306
    bound = llm.with_config(tags=["x"])  # ok
    async for chunk in bound.astream(question):  # ok
        print(chunk)
    return json.dumps([len(found), len(again), len(more), text, answer.content, repr(splitter)])  # ok


async def concurrently(prompts: list[str]) -> list[str]:
    client = OpenAI()  # ok
    embedded = client.embeddings.create(model="text-embedding-3-small", input=prompts)  # BLOCKS: QAM306
    print(len(embedded.data))  # ok
    calls = [asyncio.to_thread(client.embeddings.create, model="m", input=p) for p in prompts]  # ok
    await asyncio.gather(*calls)  # ok
    mistral = MistralProvider(None)  # ok
    print(await mistral.acomplete("a"))  # ok
    return await asyncio.gather(*(AnthropicProvider().acomplete(p) for p in prompts))  # ok


def main() -> None:
    agent = Agent(make("openai"), Reranker("key"))
    print(agent.rerank("a", ["b"]))  # ok
    print(asyncio.run(agent.think("hello")))  # ok
