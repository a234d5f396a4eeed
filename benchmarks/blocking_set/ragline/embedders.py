from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from openai import AsyncOpenAI, OpenAI
from sentence_transformers import SentenceTransformer

T = TypeVar("T", bound=type)
REGISTRY: dict[str, type[Embedder]] = {}


def register(name: str) -> Callable[[T], T]:
    def apply(cls: T) -> T:
        REGISTRY[name] = cls
        return cls

    return apply


class Embedder:
    dim = 8

    def embed(self, texts: list[str]) -> list[list[float]]:
        raise NotImplementedError

    def one(self, text: str) -> list[float]:
        return self.embed([text])[0]


@register("hash")
class HashEmbedder(Embedder):
    def embed(self, texts: list[str]) -> list[list[float]]:
        return [[float(b) for b in hashlib.md5(t.encode()).digest()[: self.dim]] for t in texts]


@register("local")
class LocalEmbedder(Embedder):
    def __init__(self, name: str = "all-MiniLM-L6-v2") -> None:
        self.model = SentenceTransformer(name)

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.model.encode(texts).tolist()


@register("openai")
class OpenAIEmbedder(Embedder):
    def __init__(self, client: OpenAI | None = None) -> None:
        self.client = client or OpenAI()

    def embed(self, texts: list[str]) -> list[list[float]]:
        found = self.client.embeddings.create(model="text-embedding-3-small", input=texts)
        return [d.embedding for d in found.data]


class AsyncOpenAIEmbedder:
    def __init__(self, client: AsyncOpenAI) -> None:
        self.client = client

    async def embed(self, texts: list[str]) -> list[list[float]]:
        found = await self.client.embeddings.create(model="m", input=texts)
        return [d.embedding for d in found.data]


class Cached(Embedder):
    def __init__(self, inner: Embedder) -> None:
        self.inner = inner
        self.kept: dict[str, list[float]] = {}

    def embed(self, texts: list[str]) -> list[list[float]]:
        missing = [t for t in texts if t not in self.kept]
        for text, vector in zip(missing, self.inner.embed(missing)):
            self.kept[text] = vector
        return [self.kept[t] for t in texts]

    def seen(self, text: str) -> bool:
        return text in self.kept


def cosine(a: list[float], b: list[float]) -> float:
    return float(np.dot(a, b))


def build(name: str) -> Embedder:
    return REGISTRY[name]()
