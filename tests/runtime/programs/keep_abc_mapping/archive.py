from collections.abc import Iterator, Mapping

from qdrant_client import QdrantClient


class Archive(Mapping):
    """Read-only view of a collection."""

    def __init__(self, client: QdrantClient, name: str) -> None:
        self._client = client
        self._name = name

    def __getitem__(self, key: int) -> dict:
        found = self._client.retrieve(self._name, ids=[key])
        if not found:
            raise KeyError(key)
        return found[0].payload

    def __iter__(self) -> Iterator[int]:
        records, _ = self._client.scroll(self._name, limit=1000)
        return iter([r.id for r in records])

    def __len__(self) -> int:
        return self._client.count(self._name).count
