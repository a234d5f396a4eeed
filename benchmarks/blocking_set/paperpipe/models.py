from __future__ import annotations

import asyncio
from typing import Protocol

import numpy as np
from fastembed import TextEmbedding
from sentence_transformers import CrossEncoder, SentenceTransformer
from transformers import AutoTokenizer, pipeline


class Encoder(Protocol):
    def encode(self, texts: list[str]) -> np.ndarray: ...


class Sentence:
    def __init__(self) -> None:
        self.model = SentenceTransformer("all-MiniLM-L6-v2")

    def encode(self, texts: list[str]) -> np.ndarray:
        return self.model.encode(texts)


class Zeros:
    def encode(self, texts: list[str]) -> np.ndarray:
        return np.zeros((len(texts), 4))


class Bytes:
    def encode(self, texts: list[str]) -> np.ndarray:
        return np.array([[len(t.encode("utf-8"))] for t in texts])


class Lazy:
    def __init__(self) -> None:
        self._embedding: TextEmbedding | None = None

    @property
    def embedding(self) -> TextEmbedding:
        if self._embedding is None:
            self._embedding = TextEmbedding()
        return self._embedding

    def vectors(self, texts: list[str]) -> list[list[float]]:
        return [v.tolist() for v in self.embedding.embed(texts)]


class Reranker:
    def __init__(self) -> None:
        self._model = CrossEncoder("ms-marco")
        self._slot = asyncio.Semaphore(1)

    def scores(self, pairs: list[tuple[str, str]]) -> list[float]:
        return self._model.predict(pairs).tolist()

    async def ascores(self, pairs: list[tuple[str, str]]) -> list[float]:
        async with self._slot:  # ok
            return await asyncio.to_thread(self.scores, pairs)  # ok


def summarise(text: str) -> str:
    return pipeline("summarization")(text)[0]["summary_text"]


def token_count(text: str) -> int:
    return len(AutoTokenizer.from_pretrained("bert").encode(text))


def normalise(vector: list[float]) -> list[float]:
    size = sum(x * x for x in vector) ** 0.5 or 1.0
    return [x / size for x in vector]


def by_name(name: str) -> Encoder:
    match name:
        case "sentence":
            return Sentence()
        case "bytes":
            return Bytes()
        case _:
            return Zeros()
