from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, Protocol, overload

import openai
from openai import AsyncOpenAI, OpenAI


class Chat(Protocol):
    def ask(self, text: str) -> str: ...


class Canned:
    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def ask(self, text: str) -> str:
        return self.answers[0]


class Blocking:
    def __init__(self, client: OpenAI) -> None:
        self._client = client

    def ask(self, text: str) -> str:
        return self._client.chat.completions.create(model="m", messages=[]).choices[0].message.content


class NonBlocking:
    def __init__(self) -> None:
        self._client = AsyncOpenAI()

    async def ask(self, text: str) -> str:
        done = await self._client.chat.completions.create(model="m", messages=[])  # ok
        return done.choices[0].message.content

    def stream(self, text: str):
        return self._client.chat.completions.create(model="m", messages=[], stream=True)


@dataclass
class Settings:
    provider: Literal["canned", "openai"] = "canned"
    key: str = ""

    @functools.cached_property
    def client(self) -> OpenAI:
        return OpenAI(api_key=self.key)

    @property
    def models(self) -> list[str]:
        return [m.id for m in self.client.models.list()]

    @property
    def label(self) -> str:
        return f"{self.provider}:{self.key[:3]}"

    def chat(self) -> Chat:
        if self.provider == "canned":
            return Canned("hello")
        return Blocking(self.client)


def make_chat(provider: str = "canned") -> Chat:
    match provider:
        case "openai":
            return Blocking(OpenAI())
        case _:
            return Canned("hi")


@overload
def client_for(asynchronous: Literal[True]) -> AsyncOpenAI: ...
@overload
def client_for(asynchronous: Literal[False]) -> OpenAI: ...
def client_for(asynchronous: bool) -> AsyncOpenAI | OpenAI:
    return AsyncOpenAI() if asynchronous else OpenAI()


class Memo:
    def __init__(self, fn) -> None:
        self.fn = fn
        self.kept: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if text not in self.kept:
            self.kept[text] = self.fn(text)
        return self.kept[text]


@Memo
def translate(text: str) -> str:
    return openai.OpenAI().responses.create(model="m", input=text).output_text


@Memo
def shout(text: str) -> str:
    return text.upper()
