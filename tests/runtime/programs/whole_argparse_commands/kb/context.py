from __future__ import annotations

import json
from pathlib import Path

from qdrant_client import QdrantClient

from .index import ArticleIndex


class AppContext:
    """Everything that a command needs; closes the client at the end."""

    def __init__(self, location: str, verbose: int = 0):
        self.location = location
        self.verbose = verbose
        self._client: QdrantClient | None = None

    @property
    def client(self) -> QdrantClient:
        if self._client is None:
            self._client = QdrantClient(self.location)
        return self._client

    @property
    def index(self) -> ArticleIndex:
        return ArticleIndex(self.client, "articles")

    def load(self, file: str) -> list[dict]:
        return json.loads(Path(file).read_text())

    def __enter__(self) -> AppContext:
        return self

    def __exit__(self, *exc_info) -> None:
        if self._client is not None:
            self._client.close()
            self.log("closed")

    def log(self, message: str) -> None:
        if self.verbose:
            print(f"[{message}]")
