"""Embedding backends behind one protocol."""

from __future__ import annotations

import hashlib
from typing import Protocol

from fastembed import TextEmbedding
from openai import AsyncOpenAI, OpenAI
from sentence_transformers import CrossEncoder, SentenceTransformer


class Embedder(Protocol):
    def embed_all(self, texts: list[str]) -> list[list[float]]: ...


class LocalEmbedder:
    def __init__(self, name: str = "all-MiniLM-L6-v2") -> None:
        self._model = SentenceTransformer(name)

    def embed_all(self, texts: list[str]) -> list[list[float]]:
        return self._model.encode(texts).tolist()


class FastEmbedder:
    def __init__(self) -> None:
        self.model = TextEmbedding()

    def embed_all(self, texts: list[str]) -> list[list[float]]:
        return [vector.tolist() for vector in self.model.embed(texts)]


class FakeEmbedder:
    """For tests: no model at all."""

    size = 8

    def embed_all(self, texts: list[str]) -> list[list[float]]:
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        return [byte / 255 for byte in hashlib.md5(text.encode()).digest()[: self.size]]


class OpenAIEmbedder:
    def __init__(self, client: OpenAI | None = None) -> None:
        self._client = client or OpenAI()

    def embed_all(self, texts: list[str]) -> list[list[float]]:
        answer = self._client.embeddings.create(model="text-embedding-3-small", input=texts)
        return [row.embedding for row in answer.data]


class RemoteEmbedder:
    def __init__(self) -> None:
        self._client = AsyncOpenAI()

    async def embed_all(self, texts: list[str]) -> list[list[float]]:
        answer = await self._client.embeddings.create(model="text-embedding-3-small", input=texts)
        return [row.embedding for row in answer.data]


class Reranker:
    _encoder: CrossEncoder | None = None

    @property
    def encoder(self) -> CrossEncoder:
        if self._encoder is None:
            self._encoder = CrossEncoder("ms-marco")
        return self._encoder

    def rerank(self, query: str, texts: list[str]) -> list[int]:
        scores = self.encoder.predict([(query, text) for text in texts])
        return sorted(range(len(texts)), key=lambda n: -scores[n])


_REGISTRY = {"local": LocalEmbedder, "fast": FastEmbedder, "openai": OpenAIEmbedder}


def make(kind: str) -> Embedder:
    return _REGISTRY[kind]()
