from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anthropic
import cohere
import ollama
import tiktoken
from mistralai import Mistral
from openai import AsyncOpenAI, OpenAI


class Provider:
    """What an agent talks to."""

    name = "none"

    def complete(self, prompt: str) -> str:
        raise NotImplementedError

    async def acomplete(self, prompt: str) -> str:
        return self.complete(prompt)  # BLOCKS: QAM306

    def stream(self, prompt: str) -> Iterator[str]:
        yield self.complete(prompt)

    @property
    def title(self) -> str:
        return self.name.title()


class OpenAIProvider(Provider):
    name = "openai"

    def __init__(self, model: str = "gpt-4o-mini", client: OpenAI | None = None) -> None:
        self.model = model
        self.client = client or OpenAI(api_key=os.environ["OPENAI_API_KEY"])
        self.async_client = AsyncOpenAI()

    def complete(self, prompt: str) -> str:
        answer = self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": prompt}])
        return answer.choices[0].message.content or ""

    async def acomplete(self, prompt: str) -> str:
        answer = await self.async_client.chat.completions.create(model=self.model, messages=[])  # ok
        return answer.choices[0].message.content or ""  # ok

    def stream(self, prompt: str) -> Iterator[str]:
        for chunk in self.client.chat.completions.create(model=self.model, messages=[], stream=True):
            yield chunk.choices[0].delta.content or ""

    async def astream(self, prompt: str) -> AsyncIterator[str]:
        async for chunk in await self.async_client.chat.completions.create(model=self.model, messages=[], stream=True):  # ok
            yield chunk.choices[0].delta.content or ""  # ok


class AnthropicProvider(Provider):
    name = "anthropic"

    def __init__(self) -> None:
        self._client = anthropic.Anthropic()
        self._async = anthropic.AsyncAnthropic()

    def complete(self, prompt: str) -> str:
        return self._client.messages.create(model="claude", max_tokens=10, messages=[]).content[0].text

    async def acomplete(self, prompt: str) -> str:
        async with self._async.messages.stream(model="claude", max_tokens=10, messages=[]) as stream:  # ok
            return await stream.get_final_text()  # ok


class EchoProvider(Provider):
    name = "echo"

    def complete(self, prompt: str) -> str:
        return prompt

    async def acomplete(self, prompt: str) -> str:
        return self.complete(prompt)  # ok


class MistralProvider(Provider):
    def __init__(self, client: Mistral) -> None:
        self.client = client

    def complete(self, prompt: str) -> str:
        return self.client.chat.complete(model="small", messages=[{"role": "user", "content": prompt}]).choices[0].message.content

    async def acomplete(self, prompt: str) -> str:
        answer = await self.client.chat.complete_async(model="small", messages=[])  # ok
        return answer.choices[0].message.content  # ok


class Reranker:
    def __init__(self, key: str) -> None:
        self.co = cohere.ClientV2(key)

    def __call__(self, query: str, documents: list[str]) -> list[int]:
        return [r.index for r in self.co.rerank(model="rerank", query=query, documents=documents).results]


class Budget:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.used = 0

    def spend(self, text: str) -> int:
        self.used += len(tiktoken.encoding_for_model("gpt-4o").encode(text))
        return self.limit - self.used

    def left(self) -> int:
        return self.limit - self.used


def local(prompt: str) -> dict[str, Any]:
    return ollama.generate(model="llama3", prompt=prompt)


class LocalProvider(Provider):
    name = "local"

    def complete(self, prompt: str) -> str:
        return local(prompt)["response"]


def make(name: str) -> Provider:
    if name == "local":
        return LocalProvider()
    if name == "openai":
        return OpenAIProvider()
    if name == "anthropic":
        return AnthropicProvider()
    return EchoProvider()
