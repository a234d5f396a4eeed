"""A store of documents as a service keeps it."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from openai import OpenAI
from qdrant_client import QdrantClient, models
from sentence_transformers import SentenceTransformer

if TYPE_CHECKING:
    from redis import Redis

log = logging.getLogger(__name__)


@dataclass
class Settings:
    url: str
    folder: Path

    @classmethod
    def load(cls, path: str) -> Settings:
        return cls(**json.loads(Path(path).read_text()))


class Store:
    def __init__(self, settings: Settings, redis: Redis) -> None:
        self.settings = settings
        self.client = QdrantClient(settings.url)
        self.llm = OpenAI()
        self.redis = redis
        self._model: SentenceTransformer | None = None

    @property
    def model(self) -> SentenceTransformer:
        if self._model is None:
            self._model = SentenceTransformer("m")
        return self._model

    def embed(self, texts: list[str]) -> list[list[float]]:
        return self.model.encode(texts).tolist()

    def search(self, text: str) -> list[str]:
        vector = self.embed([text])[0]
        return [p.payload["text"] for p in self.client.query_points("docs", query=vector).points]

    def ensure(self) -> None:
        if not self.client.collection_exists("docs"):
            self.client.create_collection("docs", vectors_config=models.VectorParams(size=3, distance=models.Distance.DOT))

    def remember(self, key: str, value: str) -> None:
        self.redis.set(key, value)

    def answer(self, question: str) -> str:
        return (
            self.llm.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
            .choices[0]
            .message.content
        )

    def key(self, text: str) -> str:
        return hashlib.sha1(text.encode()).hexdigest()

    def dump(self, name: str) -> None:
        with open(self.settings.folder / name, "w") as f:
            json.dump({}, f)


def make_store(path: str) -> Store:
    return Store(Settings.load(path), None)
