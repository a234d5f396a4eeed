from __future__ import annotations

import abc
import os
from collections import defaultdict
from importlib import import_module
from typing import Any, ClassVar

import cohere
import google.generativeai as gai
import litellm
import ollama
from google import genai
from groq import AsyncGroq, Groq
from mistralai import Mistral
from openai import AsyncOpenAI, OpenAI


class Provider(abc.ABC):
    all: ClassVar[dict[str, Provider]] = {}
    name: str

    def __init__(self) -> None:
        Provider.all[self.name] = self

    @abc.abstractmethod
    def complete(self, text: str) -> str: ...

    def many(self, texts: list[str]) -> list[str]:
        return list(map(self.complete, texts))

    async def acomplete(self, text: str) -> str:
        return self.complete(text)  # BLOCKS: QAM306


class OpenAIProvider(Provider):
    name = "openai"

    def __init__(self) -> None:
        super().__init__()
        self.client = OpenAI()
        self.aclient = AsyncOpenAI()

    def complete(self, text: str) -> str:
        r = self.client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
        return r.choices[0].message.content

    async def acomplete(self, text: str) -> str:
        r = await self.aclient.chat.completions.create(model="m", messages=[])  # ok
        return r.choices[0].message.content  # ok


class GroqProvider(Provider):
    name = "groq"

    def complete(self, text: str) -> str:
        with Groq() as client:
            return client.chat.completions.create(model="m", messages=[]).choices[0].message.content

    async def acomplete(self, text: str) -> str:
        async with AsyncGroq() as client:  # ok
            r = await client.chat.completions.create(model="m", messages=[])  # ok
        return r.choices[0].message.content  # ok


class MistralProvider(Provider):
    name = "mistral"

    def complete(self, text: str) -> str:
        return Mistral(api_key=os.environ["K"]).chat.complete(model="m", messages=[]).choices[0].message.content


class Gemini(Provider):
    name = "gemini"

    def __init__(self) -> None:
        super().__init__()
        self.client = genai.Client()
        self.legacy = gai.GenerativeModel("gemini-pro")

    def complete(self, text: str) -> str:
        return self.client.models.generate_content(model="g", contents=text).text

    def old(self, text: str) -> str:
        return self.legacy.generate_content(text).text

    async def acomplete(self, text: str) -> str:
        return (await self.client.aio.models.generate_content(model="g", contents=text)).text  # ok


class Echo(Provider):
    name = "echo"

    def complete(self, text: str) -> str:
        return text

    async def acomplete(self, text: str) -> str:
        return self.complete(text)  # ok


class CohereRerank:
    def __init__(self, client: cohere.ClientV2 | None = None):
        self.client = client or cohere.ClientV2()

    def __call__(self, query: str, docs: list[str]) -> list[int]:
        return [r.index for r in self.client.rerank(model="m", query=query, documents=docs).results]


def lazy(name: str) -> Any:
    return import_module(name)


usage: defaultdict[str, int] = defaultdict(int)


def via_litellm(model: str, text: str) -> str:
    usage[model] += 1
    return litellm.completion(model=model, messages=[{"role": "user", "content": text}]).choices[0].message.content


def via_ollama(text: str):
    for part in ollama.chat(model="l", messages=[], stream=True):
        yield part["message"]["content"]
