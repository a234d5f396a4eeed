from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Iterable

import joblib
import numpy as np
import torch
from fastembed import TextEmbedding
from fastembed.rerank.cross_encoder import TextCrossEncoder
from sentence_transformers import SentenceTransformer
from sklearn.cluster import KMeans
from transformers import pipeline


class Embedder(ABC):
    dim: int = 0

    @abstractmethod
    def embed(self, texts: list[str]) -> list[list[float]]: ...

    def size(self) -> int:
        return self.dim


class LocalEmbedder(Embedder):
    dim = 384

    def __init__(self, name: str = "all-MiniLM-L6-v2") -> None:
        self._name = name
        self._model: SentenceTransformer | None = None

    @property
    def model(self) -> SentenceTransformer:
        if self._model is None:
            self._model = SentenceTransformer(self._name)
        return self._model

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.model.encode(texts).tolist()


class FastEmbedder(Embedder):
    dim = 256

    def __init__(self) -> None:
        self.model = TextEmbedding()

    def embed(self, texts: list[str]) -> list[list[float]]:
        return [v.tolist() for v in self.model.embed(texts)]

    def lazily(self, texts: Iterable[str]):
        return self.model.embed(texts)


class HashEmbedder(Embedder):
    """For tests."""

    dim = 8

    def embed(self, texts: list[str]) -> list[list[float]]:
        return [[float(ord(c)) for c in text[:8]] for text in texts]


class Reranker:
    def __init__(self) -> None:
        self.encoder = TextCrossEncoder("x")
        self.nlp = pipeline("sentiment-analysis")

    def rerank(self, query: str, docs: list[str]) -> list[float]:
        return list(self.encoder.rerank(query, docs))

    def mood(self, text: str) -> str:
        return self.nlp(text)[0]["label"]


def cluster(vectors: list[list[float]]) -> list[int]:
    return KMeans(3).fit(np.array(vectors)).labels_.tolist()


def weights(path: str) -> dict:
    return torch.load(path)


def scorer(path: str):
    return joblib.load(path)


def mean(vectors: list[list[float]]) -> float:
    return float(np.mean(vectors))
