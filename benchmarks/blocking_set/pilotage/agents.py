from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anthropic
import openai
from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import CrossEncoder, SentenceTransformer
from tavily import AsyncTavilyClient, TavilyClient


@dataclass
class Tool:
    name: str
    call: Callable[..., Any]
    remote: bool = False

    async def run(self, **given: Any) -> Any:
        if inspect.iscoroutinefunction(self.call):
            return await self.call(**given)  # ok
        return await asyncio.to_thread(self.call, **given)  # ok

    def run_now(self, **given: Any) -> Any:
        return self.call(**given)

    def schema(self) -> dict:
        return {"name": self.name, "parameters": str(inspect.signature(self.call))}


@dataclass
class Toolkit:
    tools: dict[str, Tool] = field(default_factory=dict)

    def tool(self, name: str | None = None):
        def add(call: Callable) -> Callable:
            self.tools[name or call.__name__] = Tool(name or call.__name__, call)
            return call

        return add

    def __getattr__(self, name: str) -> Tool:
        return self.tools[name]

    def call(self, name: str, **given: Any) -> Any:
        return self.tools[name].run_now(**given)


class Memory:
    def __init__(self, url: str | None = None, asynchronous: bool = False):
        self.client = AsyncQdrantClient(url=url) if asynchronous else QdrantClient(url=url)

    def search(self, vector: list[float]):
        return self.client.query_points("memory", query=vector)

    def point(self, text: str) -> models.PointStruct:
        return models.PointStruct(id=1, vector=[], payload={"text": text})


class Embedder:
    def __init__(self, name: str = "mini", lazy: bool = True):
        self.name = name
        self._model = None if lazy else SentenceTransformer(name)
        self._ranker: CrossEncoder | None = None

    @property
    def model(self) -> SentenceTransformer:
        if self._model is None:
            self._model = SentenceTransformer(self.name)
        return self._model

    def __call__(self, text: str) -> list[float]:
        return self.model.encode(text).tolist()

    def rank(self, question: str, texts: list[str]) -> list[float]:
        if self._ranker is None:
            self._ranker = CrossEncoder("rank")
        return self._ranker.predict([(question, text) for text in texts])

    def size(self) -> int:
        return 384


class Chat:
    def __init__(self, llm: openai.OpenAI | None = None):
        self._llm = llm

    @property
    def llm(self) -> openai.OpenAI:
        self._llm = self._llm or openai.OpenAI()
        return self._llm

    def say(self, text: str, stream: bool = False):
        return self.llm.responses.create(model="m", input=text, stream=stream)

    def history(self, path: Path) -> list[dict]:
        return [json.loads(line) for line in path.open()]


class Claude(Chat):
    client = anthropic.Anthropic()

    def say(self, text: str, stream: bool = False):
        with self.client.messages.stream(model="m", max_tokens=5, messages=[]) as answer:
            return answer.get_final_text()


class Parrot(Chat):
    def say(self, text: str, stream: bool = False):
        return text


web = TavilyClient("k")
aweb = AsyncTavilyClient("k")
