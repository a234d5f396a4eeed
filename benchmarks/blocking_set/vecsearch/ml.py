from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache, singledispatchmethod

import joblib
import numpy as np
import torch
from fastembed import ImageEmbedding, TextEmbedding
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import NearestNeighbors
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline


@lru_cache(maxsize=1)
def dense() -> TextEmbedding:
    return TextEmbedding("BAAI/bge-small-en-v1.5")


def embed(texts: Iterable[str]) -> list[list[float]]:
    return [vector.tolist() for vector in dense().embed(list(texts))]


def lazily(texts: Iterable[str]):
    return dense().embed(texts)


class Classifier:
    def __init__(self, name: str) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForSequenceClassification.from_pretrained(name)
        self._lock = threading.Lock()

    def __call__(self, text: str) -> int:
        inputs = self.tokenizer(text, return_tensors="pt")
        with self._lock, torch.no_grad():
            return int(self.model(**inputs).logits.argmax())

    @property
    def labels(self) -> dict[int, str]:
        return self.model.config.id2label


class Net(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(3, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(x)


class Spam:
    def __init__(self, path: str) -> None:
        self.path = path
        self.classifier: LogisticRegression | None = None

    def load(self) -> Spam:
        self.classifier = joblib.load(self.path)
        return self

    def predict(self, rows: Sequence[Sequence[float]]) -> np.ndarray:
        return self.classifier.predict(rows)

    def threshold(self) -> float:
        return 0.5


class Neighbours:
    def __init__(self) -> None:
        self.index = NearestNeighbors(n_neighbors=3)

    @singledispatchmethod
    def add(self, rows) -> None:
        raise TypeError(rows)

    @add.register
    def _(self, rows: list) -> None:
        self.index.fit(rows)


class Images:
    model = ImageEmbedding("clip")

    @classmethod
    def vectors(cls, paths: list[str]) -> list:
        return list(cls.model.embed(paths))


def summarizer():
    return pipeline("summarization")
