from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import onnxruntime as ort
import tiktoken
import torch
from fastembed import TextEmbedding
from fastembed.rerank.cross_encoder import TextCrossEncoder
from sentence_transformers import SentenceTransformer
from transformers import pipeline


class Embedder(Protocol):
    dimension: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...


class Sentence:
    dimension = 384

    def __init__(self, name: str) -> None:
        self._model = SentenceTransformer(name)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return self._model.encode(list(texts)).tolist()


class Fast:
    dimension = 384

    def __init__(self, name: str) -> None:
        self._model = TextEmbedding(name)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [v.tolist() for v in self._model.embed(texts)]

    def lazily(self, texts: Iterable[str]) -> Iterator[np.ndarray]:
        return self._model.query_embed(texts)


class Hashing:
    dimension = 8

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[float(hash(t) % 10)] * self.dimension for t in texts]


class Onnx:
    def __init__(self, path: str) -> None:
        self.session = ort.InferenceSession(path)

    def __call__(self, batch: np.ndarray) -> np.ndarray:
        return self.session.run(None, {"x": batch})[0]

    @property
    def inputs(self) -> list[str]:
        return [i.name for i in self.session.get_inputs()]


class Guarded:
    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        with self._lock:
            return self._inner.embed(texts)

    def __getattr__(self, name: str):
        return getattr(self._inner, name)


@lru_cache(maxsize=1)
def sentence() -> Sentence:
    return Sentence("all-MiniLM-L6-v2")


def tokens(text: str) -> int:
    return len(tiktoken.get_encoding("cl100k_base").encode(text))


def similarity(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b))


def load_weights(path: str) -> dict:
    return torch.load(path)


classify = pipeline("zero-shot-classification")


def rerank(query: str, texts: list[str]) -> list[float]:
    return list(TextCrossEncoder("x").rerank(query, texts))
