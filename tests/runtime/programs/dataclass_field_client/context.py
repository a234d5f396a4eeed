from dataclasses import dataclass, field
from typing import NamedTuple

from qdrant_client import QdrantClient


@dataclass
class Context:
    client: QdrantClient
    collection: str = "ctx"
    log: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        self.log.append(text)


class Job(NamedTuple):
    title: str
    client: QdrantClient
    ids: tuple[int, ...]
