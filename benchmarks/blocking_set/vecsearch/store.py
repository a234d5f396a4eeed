from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qdrant_client import AsyncQdrantClient, QdrantClient
from qdrant_client.http import models


class Lazy:
    """Makes its object when it is asked for first."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._made: Any = None

    def get(self) -> Any:
        if self._made is None:
            self._made = self._make()
        return self._made


class Collections(Mapping):
    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def __getitem__(self, name: str) -> models.CollectionInfo:
        return self.client.get_collection(name)

    def __iter__(self) -> Iterator[str]:
        return iter([c.name for c in self.client.get_collections().collections])

    def __len__(self) -> int:
        return len(self.client.get_collections().collections)

    def __contains__(self, name: object) -> bool:
        return self.client.collection_exists(str(name))

    def __delitem__(self, name: str) -> None:
        self.client.delete_collection(name)

    def alias(self, name: str) -> str:
        return f"{name}-live"


class Store:
    def __init__(self, sync: QdrantClient, client: AsyncQdrantClient) -> None:
        self.sync = sync
        self.client = client

    def scroll(self, name: str) -> Iterator[models.Record]:
        offset = None
        while True:
            points, offset = self.sync.scroll(name, offset=offset)
            yield from points
            if offset is None:
                return

    async def ascroll(self, name: str):
        points, _ = await self.client.scroll(name)  # ok
        for point in points:
            yield point

    def filter(self, key: str, value: str) -> models.Filter:
        return models.Filter(must=[models.FieldCondition(key=key, match=models.MatchValue(value=value))])
