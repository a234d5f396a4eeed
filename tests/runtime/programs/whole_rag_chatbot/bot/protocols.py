from typing import Protocol, Sequence

from .types import Chunk, Passage


class Embedder(Protocol):
    dim: int

    def __call__(self, text: str) -> list[float]: ...


class ChunkRepository(Protocol):
    def save(self, chunks: Sequence[Chunk]) -> int: ...

    def nearest(self, vector: list[float], k: int) -> list[Passage]: ...

    def forget(self, source: str) -> int: ...

    def sources(self) -> dict[str, int]: ...

    @property
    def size(self) -> int: ...


class Answerer(Protocol):
    def answer(self, question: str, passages: Sequence[Passage]) -> str: ...
