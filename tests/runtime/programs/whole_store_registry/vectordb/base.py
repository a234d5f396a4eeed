from __future__ import annotations

import abc
import zlib
from dataclasses import dataclass, field
from typing import Any, ClassVar, Iterable, Iterator, Sequence


@dataclass
class Document:
    id: str
    text: str
    meta: dict[str, Any] = field(default_factory=dict)


class VectorStore(abc.ABC):
    kind: ClassVar[str] = "?"

    def __init__(self, collection: str = "default", dim: int = 8) -> None:
        self.collection = collection
        self.dim = dim

    def embed(self, text: str) -> list[float]:
        out = [0.0] * self.dim
        for word in text.split():
            out[zlib.crc32(word.encode()) % self.dim] += 1.0
        return out

    @abc.abstractmethod
    def open(self) -> None: ...

    @abc.abstractmethod
    def add(self, documents: Iterable[Document]) -> None: ...

    @abc.abstractmethod
    def get(self, ident: str) -> Document: ...

    @abc.abstractmethod
    def search(self, text: str, k: int = 5, where: dict[str, Any] | None = None) -> Sequence[Document]: ...

    @abc.abstractmethod
    def delete(self, ids: Sequence[str]) -> None: ...

    @abc.abstractmethod
    def count(self) -> int: ...

    @abc.abstractmethod
    def batches(self, size: int) -> Iterator[list[Document]]: ...

    def close(self) -> None:
        """Nothing to close."""

    def ids(self) -> set[str]:
        return {d.id for batch in self.batches(2) for d in batch}

    def describe(self) -> str:
        return f"{self.kind}:{self.collection} with {self.count()} documents"

    def __enter__(self) -> "VectorStore":
        self.open()
        return self

    def __exit__(self, exc_type, exc, tb) -> None:
        self.close()
