from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anthropic
import cohere
import openai


class Brain:
    name = "none"

    def ask(self, question: str) -> str:
        raise NotImplementedError

    async def aask(self, question: str) -> str:
        raise NotImplementedError

    def batch(self, questions: list[str]) -> list[str]:
        return [self.ask(question) for question in questions]

    async def abatch(self, questions: list[str]) -> list[str]:
        return [await self.aask(question) for question in questions]  # ok

    def prompt(self, question: str) -> list[dict[str, str]]:
        return [{"role": "user", "content": question}]


class OpenAIBrain(Brain):
    name = "openai"

    def __init__(self, client: openai.OpenAI | None = None, aclient: openai.AsyncOpenAI | None = None):
        self.client = client or openai.OpenAI()
        self.aclient = aclient or openai.AsyncOpenAI()

    def ask(self, question: str) -> str:
        done = self.client.chat.completions.create(model="gpt", messages=self.prompt(question))
        return done.choices[0].message.content

    async def aask(self, question: str) -> str:
        done = await self.aclient.chat.completions.create(model="gpt", messages=self.prompt(question))  # ok
        return done.choices[0].message.content

    def stream(self, question: str) -> Iterator[str]:
        for chunk in self.client.chat.completions.create(model="gpt", messages=self.prompt(question), stream=True):
            yield chunk.choices[0].delta.content


class ClaudeBrain(Brain):
    name = "claude"

    def __init__(self, **options: Any):
        self._client = anthropic.Anthropic(**options)
        self._aclient = anthropic.AsyncAnthropic(**options)

    def ask(self, question: str) -> str:
        return self._client.messages.create(model="c", max_tokens=9, messages=self.prompt(question)).content[0].text

    async def aask(self, question: str) -> str:
        return self.ask(question)  # BLOCKS: QAM306

    async def stream(self, question: str) -> AsyncIterator[str]:
        async with self._aclient.messages.stream(model="c", max_tokens=9, messages=self.prompt(question)) as stream:  # ok
            async for text in stream.text_stream:  # ok
                yield text


class EchoBrain(Brain):
    def ask(self, question: str) -> str:
        return question

    async def aask(self, question: str) -> str:
        return self.ask(question)  # ok


class Ranker:
    def __init__(self, key: str | None = None):
        self.co = cohere.ClientV2(key or os.environ["KEY"])

    def __call__(self, question: str, texts: list[str]) -> list[str]:
        order = self.co.rerank(model="r", query=question, documents=texts).results
        return [texts[one.index] for one in order]


class Keep:
    def __call__(self, question: str, texts: list[str]) -> list[str]:
        return texts


def brain(name: str) -> Brain:
    match name:
        case "openai":
            return OpenAIBrain()
        case "claude":
            return ClaudeBrain()
        case _:
            return EchoBrain()
