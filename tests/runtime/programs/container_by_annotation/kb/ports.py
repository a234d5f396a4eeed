from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Note:
    id: int
    title: str
    body: str


class NoteIndex(Protocol):
    def ensure(self) -> None: ...

    def put(self, notes: list[Note]) -> int: ...

    def nearest(self, text: str, limit: int) -> list[tuple[int, str]]: ...

    def size(self) -> int: ...


class Embedder(Protocol):
    def embed(self, text: str) -> list[float]: ...
