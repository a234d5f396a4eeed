from __future__ import annotations

import os
from collections import namedtuple
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, closing
from contextvars import copy_context
from enum import Enum
from operator import attrgetter, methodcaller
from types import SimpleNamespace

import anthropic
import cohere
import google.genai as genai
import litellm
import ollama
import openai
from langchain_core.tools import StructuredTool, tool
from langchain_openai import ChatOpenAI
from mistralai import Mistral
from tavily import TavilyClient

Probe = namedtuple("Probe", "title call")


class Mode(str, Enum):
    FAST = "fast"
    DEEP = "deep"

    def ask(self, prompt: str) -> str:
        return litellm.completion(model=self.value, messages=[{"role": "user", "content": prompt}]).choices[0].message.content


class Base:
    model = "none"

    def complete(self, prompt: str) -> str:
        raise NotImplementedError

    async def acomplete(self, prompt: str) -> str:
        return self.complete(prompt)  # BLOCKS: QAM306

    def describe(self) -> str:
        return self.model


class Claude(Base):
    model = "claude"

    def __init__(self, client: anthropic.Anthropic | None = None) -> None:
        self.client = client or anthropic.Anthropic()

    def complete(self, prompt: str) -> str:
        return self.client.messages.create(model=self.model, max_tokens=9, messages=[]).content[0].text

    def stream(self, prompt: str) -> Iterator[str]:
        with self.client.messages.stream(model=self.model, max_tokens=9, messages=[]) as s:
            yield from s.text_stream


class Gpt(Base):
    def __init__(self) -> None:
        self.sync = openai.OpenAI()
        self.client = openai.AsyncOpenAI()

    def complete(self, prompt: str) -> str:
        return self.sync.responses.create(model="gpt", input=prompt).output_text

    async def acomplete(self, prompt: str) -> str:
        return (await self.client.responses.create(model="gpt", input=prompt)).output_text  # ok

    async def astream(self, prompt: str) -> AsyncIterator[str]:
        async for event in await self.client.responses.create(model="gpt", input=prompt, stream=True):  # ok
            yield str(event)


class Echo(Base):
    def complete(self, prompt: str) -> str:
        return prompt

    async def acomplete(self, prompt: str) -> str:
        return self.complete(prompt)  # ok


def ollama_chat(prompt: str) -> str:
    return ollama.chat(model="llama3", messages=[{"role": "user", "content": prompt}])["message"]["content"]


@tool
def web(query: str) -> list:
    """Search the web."""
    return TavilyClient(os.environ["TAVILY"]).search(query)["results"]


@tool
def add(a: int, b: int) -> int:
    """Add."""
    return a + b


def lookup(query: str) -> str:
    return cohere.Client().chat(message=query).text


lookup_tool = StructuredTool.from_function(lookup, name="lookup", description="x")
chat = ChatOpenAI(model="gpt-4o")
mistral = Mistral(api_key="x")
gemini = genai.Client()

PROBES = (Probe("ollama", ollama_chat), Probe("local", len))
settings = SimpleNamespace(ask=ollama_chat, clean=str.strip)
complete_hi = methodcaller("complete", "hi")
get_complete = attrgetter("complete")


def make(kind: str) -> Base:
    kinds: dict[str, Callable[[], Base]] = {"claude": Claude, "gpt": Gpt}
    return kinds[kind]()


def in_context(prompt: str) -> str:
    return copy_context().run(ollama_chat, prompt)


def streamed(claude: Claude, prompt: str) -> str:
    with ExitStack() as stack:
        stack.callback(print, "done")
        parts = stack.enter_context(closing(claude.stream(prompt)))
        return "".join(parts)
