from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Literal, overload

import cohere
from anthropic import Anthropic, AsyncAnthropic
from openai import AsyncOpenAI, OpenAI


class Provider(ABC):
    name = "base"

    @abstractmethod
    async def complete(self, prompt: str) -> str: ...

    def count(self, text: str) -> int:
        return len(text.split())


class OpenAIProvider(Provider):
    name = "openai"

    def __init__(self, client: AsyncOpenAI | None = None) -> None:
        self.client = client or AsyncOpenAI()

    async def complete(self, prompt: str) -> str:
        reply = await self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])  # ok
        return reply.choices[0].message.content or ""


class AnthropicProvider(Provider):
    name = "anthropic"

    def __init__(self) -> None:
        self.client = Anthropic()

    async def complete(self, prompt: str) -> str:
        reply = self.client.messages.create(  # BLOCKS: QAM306
            model="claude", max_tokens=100, messages=[{"role": "user", "content": prompt}]
        )
        return reply.content[0].text


class EchoProvider(Provider):
    name = "echo"

    async def complete(self, prompt: str) -> str:
        return prompt.upper()  # ok


@overload
def client(kind: Literal["sync"]) -> OpenAI: ...
@overload
def client(kind: Literal["async"]) -> AsyncOpenAI: ...
def client(kind: str) -> OpenAI | AsyncOpenAI:
    if kind == "sync":
        return OpenAI(api_key=os.environ["KEY"])
    return AsyncOpenAI(api_key=os.environ["KEY"])


def stream(prompt: str) -> Iterator[str]:
    for chunk in OpenAI().chat.completions.create(model="gpt-4o", messages=[], stream=True):
        yield chunk.choices[0].delta.content or ""


def rerank(query: str, documents: list[str]) -> list[int]:
    found = cohere.Client().rerank(query=query, documents=documents)
    return [item.index for item in found.results]


async def arerank(query: str, documents: list[str]) -> list[int]:
    async with cohere.AsyncClient() as co:
        found = await co.rerank(query=query, documents=documents)  # ok
    return [item.index for item in found.results]


def streaming_claude() -> AsyncAnthropic:
    return AsyncAnthropic()
