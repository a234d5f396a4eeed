from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache, singledispatchmethod
from typing import Any, Generic, TypeVar

import bcrypt
import joblib
import numpy as np
import pandas as pd
import torch
from PIL import Image
from sentence_transformers import CrossEncoder, SentenceTransformer
from sklearn.linear_model import LogisticRegression
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

T = TypeVar("T")


class Registry(Generic[T]):
    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    def put(self, name: str, item: T) -> T:
        self._items[name] = item
        return item

    def get(self, name: str) -> T:
        return self._items[name]


class Embedder:
    def __init__(self, name: str = "all-MiniLM-L6-v2") -> None:
        self.name = name
        self._model: SentenceTransformer | None = None

    @property
    def model(self) -> SentenceTransformer:
        if self._model is None:
            self._model = SentenceTransformer(self.name)
        return self._model

    def __call__(self, texts: list[str]) -> np.ndarray:
        return self.model.encode(texts)

    def __matmul__(self, other: str) -> float:
        return float((self([other]) @ self([other]).T)[0, 0])

    def title(self) -> str:
        return self.name.rsplit("/", 1)[-1]


class HashEmbedder(Embedder):
    def __call__(self, texts: list[str]) -> np.ndarray:
        return np.array([[len(t), t.count("e")] for t in texts])


class Reader:
    @singledispatchmethod
    def read(self, item: Any) -> str:
        return str(item)

    @read.register
    def _(self, item: bytes) -> str:
        return str(Image.open(io.BytesIO(item)).convert("L").size)


@dataclass
class Scorer:
    encoder: CrossEncoder
    threshold: float = 0.5
    seen: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def score(self, query: str, text: str) -> float:
        if text in self.seen:
            return self.seen[text]
        value = float(self.encoder.predict([(query, text)])[0])
        self.seen[text] = value
        return value

    def good(self, value: float) -> bool:
        return value > self.threshold


class Writer:
    def __init__(self, name: str) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(name)
        self.model = AutoModelForCausalLM.from_pretrained(name)

    def write(self, prompt: str) -> str:
        inputs = self.tokenizer(prompt, return_tensors="pt")
        return self.tokenizer.decode(self.model.generate(**inputs)[0])


class Net(torch.nn.Module):
    def forward(self, x):
        return x * 2


class Passwords:
    rounds = 12

    def check(self, given: str, known: bytes) -> bool:
        return bcrypt.checkpw(given.encode(), known)

    @staticmethod
    def slow(given: str) -> bytes:
        return hashlib.pbkdf2_hmac("sha256", given.encode(), b"salt", 600_000)

    @staticmethod
    def short(given: str) -> str:
        return hashlib.sha256(given.encode()).hexdigest()[:8]


@lru_cache
def summarizer():
    return pipeline("summarization")


def summary(text: str) -> str:
    return summarizer()(text)[0]["summary_text"]


def table(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)


def columns(frame: pd.DataFrame) -> list[str]:
    return list(frame.columns)


def trained(frame: pd.DataFrame) -> LogisticRegression:
    return LogisticRegression().fit(frame[["a"]], frame["b"])


def packed(items: list) -> bytes:
    return zlib.compress(pickle.dumps(items))


def restored(path: str):
    return joblib.load(path)


STEPS = [str.strip, str.lower, summary]
embedders: Registry[Embedder] = Registry()
embedders.put("real", Embedder())
