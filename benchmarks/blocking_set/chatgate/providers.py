from __future__ import annotations

import os
from typing import Any, AsyncIterator, Iterator

import anthropic
import cohere
import litellm
import ollama
from google import genai
from groq import AsyncGroq, Groq
from mistralai import Mistral
from openai import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI


class Provider:
    name = "base"

    def complete(self, prompt: str) -> str:
        raise NotImplementedError

    async def acomplete(self, prompt: str) -> str:
        return self.complete(prompt)  # BLOCKS: QAM306


class OpenAIProvider(Provider):
    name = "openai"

    def __init__(self) -> None:
        self._sync = OpenAI()
        self._async = AsyncOpenAI()

    def complete(self, prompt: str) -> str:
        answer = self._sync.chat.completions.create(model="m", messages=[{"role": "user", "content": prompt}])
        return answer.choices[0].message.content or ""

    async def acomplete(self, prompt: str) -> str:
        answer = await self._async.chat.completions.create(model="m", messages=[])  # ok
        return answer.choices[0].message.content or ""

    async def stream(self, prompt: str) -> AsyncIterator[str]:
        async for chunk in await self._async.chat.completions.create(model="m", messages=[], stream=True):  # ok
            yield chunk.choices[0].delta.content or ""


class AzureProvider(Provider):
    name = "azure"

    def __init__(self, asynchronous: bool = False) -> None:
        self.client = AzureOpenAI(azure_endpoint=os.environ["AZURE"])
        self.twin = AsyncAzureOpenAI(azure_endpoint=os.environ["AZURE"])

    def complete(self, prompt: str) -> str:
        return self.client.responses.create(model="m", input=prompt).output_text

    async def acomplete(self, prompt: str) -> str:
        return (await self.twin.responses.create(model="m", input=prompt)).output_text  # ok


class CohereProvider(Provider):
    name = "cohere"

    def __init__(self) -> None:
        self.client = cohere.ClientV2()
        self.twin = cohere.AsyncClientV2()

    def complete(self, prompt: str) -> str:
        return self.client.chat(model="c", messages=[{"role": "user", "content": prompt}]).message.content[0].text

    async def rank(self, query: str, docs: list[str]) -> Any:
        await self.twin.rerank(model="r", query=query, documents=docs)  # ok
        return self.client.rerank(model="r", query=query, documents=docs)  # BLOCKS: QAM306


class Anthropic(Provider):
    name = "anthropic"

    def __init__(self) -> None:
        self.client = anthropic.Anthropic()

    def parts(self, prompt: str) -> Iterator[str]:
        with self.client.messages.stream(model="c", max_tokens=9, messages=[]) as stream:
            yield from stream.text_stream


def light(prompt: str) -> str:
    return litellm.completion(model="x", messages=[{"content": prompt}]).choices[0].message.content


async def alight(prompt: str) -> str:
    return (await litellm.acompletion(model="x", messages=[])).choices[0].message.content  # ok


def local(prompt: str) -> str:
    return ollama.chat(model="l", messages=[])["message"]["content"]


def mistral(prompt: str) -> Any:
    return Mistral(api_key="k").chat.complete(model="m", messages=[])


def gemini() -> genai.Client:
    return genai.Client()


def groq(fast: bool) -> Groq:
    return Groq()
