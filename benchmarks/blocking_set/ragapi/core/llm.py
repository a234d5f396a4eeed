from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

from openai import APIError, AsyncOpenAI, OpenAI

P = ParamSpec("P")
R = TypeVar("R")


def with_retries(attempts: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(fn: Callable[P, R]) -> Callable[P, R]:
        @wraps(fn)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except APIError:
                    time.sleep(2**attempt)
            return fn(*args, **kwargs)

        return wrapper

    return decorate


class BaseLLM:
    def __init__(self, model: str) -> None:
        self.model = model

    def complete(self, prompt: str) -> str:
        raise NotImplementedError

    def summarize(self, texts: list[str]) -> str:
        return self.complete("\n".join(texts))

    def label(self) -> str:
        return f"llm:{self.model}"


class OpenAILLM(BaseLLM):
    def __init__(self, model: str, client: OpenAI | None = None) -> None:
        super().__init__(model)
        self.client = client or OpenAI()

    def complete(self, prompt: str) -> str:
        reply = self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": prompt}])
        return reply.choices[0].message.content or ""

    def tokens(self, prompt: str) -> Iterator[str]:
        for chunk in self.client.chat.completions.create(model=self.model, messages=[], stream=True):
            yield chunk.choices[0].delta.content or ""


class EchoLLM(BaseLLM):
    def complete(self, prompt: str) -> str:
        return prompt


class AsyncLLM:
    def __init__(self) -> None:
        self.client = AsyncOpenAI()

    async def complete(self, prompt: str) -> str:
        reply = await self.client.chat.completions.create(model="x", messages=[{"role": "user", "content": prompt}])
        return reply.choices[0].message.content or ""


@with_retries(3)
def embed(text: str) -> list[float]:
    return OpenAI().embeddings.create(model="e", input=text).data[0].embedding


@with_retries(3)
def normalize(text: str) -> str:
    return " ".join(text.split())


def truncate(text: str, limit: int = 100) -> str:
    return text[:limit]
