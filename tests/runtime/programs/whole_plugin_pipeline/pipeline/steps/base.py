from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Iterator

from qdrant_client import QdrantClient


@dataclass
class Context:
    client: QdrantClient
    collection: str
    data: dict = field(default_factory=dict)


class Step(ABC):
    def __init__(self, context: Context, **options):
        self.context = context
        self.options = options

    @property
    def client(self) -> QdrantClient:
        return self.context.client

    @abstractmethod
    def run(self) -> Iterator[str]:
        yield from ()
