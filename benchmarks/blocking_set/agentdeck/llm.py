from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import anthropic
import groq
import together


class Provider(Protocol):
    def complete(self, prompt: str) -> str: ...
    def stream(self, prompt: str) -> Iterator[str]: ...


@dataclass
class Usage:
    tokens: int = 0
    calls: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.tokens += len(text) // 4
        self.calls.append(text)


class Groq:
    def __init__(self, model: str) -> None:
        self.model = model
        self.client = groq.Groq()
        self.usage = Usage()

    def complete(self, prompt: str) -> str:
        answer = self.client.chat.completions.create(model=self.model, messages=self.messages(prompt))
        return answer.choices[0].message.content

    def stream(self, prompt: str) -> Iterator[str]:
        for chunk in self.client.chat.completions.create(model=self.model, messages=self.messages(prompt), stream=True):
            yield chunk.choices[0].delta.content or ""

    def messages(self, prompt: str) -> list[dict[str, str]]:
        self.usage.add(prompt)
        return [{"role": "user", "content": prompt}]


class AsyncGroq:
    def __init__(self, model: str) -> None:
        self.model = model
        self.client = groq.AsyncGroq()

    async def complete(self, prompt: str) -> str:
        answer = await self.client.chat.completions.create(model=self.model, messages=[])  # ok
        return answer.choices[0].message.content

    async def stream(self, prompt: str) -> AsyncIterator[str]:
        async for chunk in await self.client.chat.completions.create(model=self.model, messages=[], stream=True):  # ok
            yield chunk.choices[0].delta.content


class Echo:
    def complete(self, prompt: str) -> str:
        return prompt

    def stream(self, prompt: str) -> Iterator[str]:
        yield from prompt.split()


class Claude:
    """Two ways over one object."""

    def __init__(self, use_async: bool = False) -> None:
        self.use_async = use_async
        self.client: Any = anthropic.AsyncAnthropic() if use_async else anthropic.Anthropic()

    def complete(self, prompt: str) -> Any:
        return self.client.messages.create(model="claude", max_tokens=9, messages=[{"role": "user", "content": prompt}])


class Together:
    def __init__(self, key: str | None = None) -> None:
        self.key = key or os.environ.get("TOGETHER", "")
        self._client: together.Together | None = None

    def _ensure(self) -> together.Together:
        if self._client is None:
            self._client = together.Together(api_key=self.key)
        return self._client

    def open(self, prompt: str) -> Any:
        return self._ensure().chat.completions.create(model="m", messages=[], stream=True)

    @property
    def configured(self) -> bool:
        return bool(self.key)


def pick(name: str) -> Provider:
    return {"echo": Echo, "groq": lambda: Groq("llama")}[name]()
