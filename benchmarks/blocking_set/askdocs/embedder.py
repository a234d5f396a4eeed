from __future__ import annotations

import asyncio
import hashlib
from functools import lru_cache, partial
from typing import Protocol

from sentence_transformers import SentenceTransformer


class Embedder(Protocol):
    def embed(self, text: str) -> list[float]: ...


@lru_cache(maxsize=1)
def model(name: str) -> SentenceTransformer:
    return SentenceTransformer(name)


class LocalEmbedder:
    def __init__(self, name: str) -> None:
        self.name = name

    def embed(self, text: str) -> list[float]:
        return model(self.name).encode(text).tolist()

    async def aembed(self, text: str) -> list[float]:
        return await asyncio.to_thread(self.embed, text)  # ok

    async def aembed_many(self, texts: list[str]) -> list[list[float]]:
        loop = asyncio.get_running_loop()
        encode = partial(model(self.name).encode, batch_size=32)  # BLOCKS: QAM401
        vectors = await loop.run_in_executor(None, encode, texts)  # ok
        return [vector.tolist() for vector in vectors]


class HashEmbedder:
    """Deterministic vectors for tests and for the demo."""

    def __init__(self, size: int = 8) -> None:
        self.size = size

    def embed(self, text: str) -> list[float]:
        digest = hashlib.md5(text.encode("utf-8")).digest()
        return [byte / 255 for byte in digest[: self.size]]
