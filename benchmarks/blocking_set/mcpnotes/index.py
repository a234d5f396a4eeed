from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import SentenceTransformer


class Encoder(Protocol):
    def encode(self, text: str) -> list[float]: ...


class Hashing:
    def encode(self, text: str) -> list[float]:
        return [float(hash(text) % 97)]


class Local:
    def __init__(self, name: str) -> None:
        self._name = name
        self._model: SentenceTransformer | None = None

    @property
    def model(self) -> SentenceTransformer:
        if self._model is None:
            self._model = SentenceTransformer(self._name)
        return self._model

    def encode(self, text: str) -> list[float]:
        return self.model.encode(text, normalize_embeddings=True).tolist()


@dataclass
class Index:
    client: QdrantClient
    encoder: Encoder
    collection: str = "notes"

    def search(self, text: str, limit: int = 5) -> list[models.ScoredPoint]:
        return self.client.query_points(self.collection, query=self.encoder.encode(text), limit=limit).points

    def ensure(self) -> None:
        if not self.client.collection_exists(self.collection):
            self.client.create_collection(self.collection, vectors_config=models.VectorParams(size=1, distance="Dot"))

    def point(self, key: int, text: str) -> models.PointStruct:
        return models.PointStruct(id=key, vector=[0.0], payload={"text": text})


class AsyncIndex:
    def __init__(self, client: AsyncQdrantClient, encoder: Encoder) -> None:
        self.client = client
        self.encoder = encoder

    async def search(self, text: str):
        vector = self.encoder.encode(text)  # BLOCKS: QAM401
        return await self.client.query_points("notes", query=vector)  # ok

    async def add(self, points: list[models.PointStruct]) -> None:
        self.client.upload_points("notes", points)  # BLOCKS: QAM309
        await self.client.upsert("notes", points)  # ok


class Snapshot:
    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def dump(self, data: Any) -> None:
        with open(self.path, "wb") as handle:
            pickle.dump(data, handle)

    def load(self) -> Any:
        return pickle.loads(self.path.read_bytes())
