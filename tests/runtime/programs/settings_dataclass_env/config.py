from __future__ import annotations

import os
from dataclasses import dataclass

from qdrant_client import QdrantClient


@dataclass(frozen=True)
class Config:
    name: str
    location: str = ":memory:"
    prefix: str = ""

    @classmethod
    def from_env(cls) -> Config:
        return cls(name=os.environ["Q_NAME"])

    def connect(self) -> QdrantClient:
        return QdrantClient(self.location)

    def collection(self, name: str) -> str:
        return f"{self.prefix}{name}"
