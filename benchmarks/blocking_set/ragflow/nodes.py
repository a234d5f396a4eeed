from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from langchain_core.documents import Document
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore


@dataclass
class State:
    question: str
    documents: list[Document]
    answer: str = ""

    def copy(self, **changes: Any) -> "State":
        return State(**{**self.__dict__, **changes})


class Node(ABC):
    @abstractmethod
    async def __call__(self, state: State) -> State: ...

    def describe(self) -> str:
        return type(self).__name__


class Retrieve(Node):
    def __init__(self, store: QdrantVectorStore) -> None:
        self.store = store

    async def __call__(self, state: State) -> State:
        found = await self.store.asimilarity_search(state.question, k=4)  # ok
        return state.copy(documents=found)  # ok


class RetrieveNow(Node):
    def __init__(self, store: QdrantVectorStore) -> None:
        self.store = store

    async def __call__(self, state: State) -> State:
        found = self.store.similarity_search(state.question, k=4)  # BLOCKS: QAM306
        return state.copy(documents=found)  # ok


class Generate(Node):
    def __init__(self, model: ChatOpenAI) -> None:
        self.model = model

    async def __call__(self, state: State) -> State:
        reply = await self.model.ainvoke(state.question)  # ok
        return state.copy(answer=reply.content)  # ok

    def sync(self, state: State) -> str:
        return self.model.invoke(state.question).content

    def tokens(self, state: State) -> Iterator[str]:
        for chunk in self.model.stream(state.question):
            yield chunk.content

    async def atokens(self, state: State) -> AsyncIterator[str]:
        async for chunk in self.model.astream(state.question):  # ok
            yield chunk.content


class Template:
    """`invoke` only fills in a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def invoke(self, values: dict[str, str]) -> str:
        return self.text.format(**values)

    def stream(self, values: dict[str, str]) -> Iterator[str]:
        yield from self.invoke(values).split()


def embeddings(text: str) -> list[float]:
    return OpenAIEmbeddings().embed_query(text)
