from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Iterator, Optional

if TYPE_CHECKING:
    from qdrant_client import QdrantClient

Names = list[str]


def names(client: QdrantClient, keep: Callable[[str], bool]) -> Iterator[str]:
    for c in client.get_collections().collections:
        if keep(c.name):
            yield c.name


def size(client: "QdrantClient") -> int:
    return client.count("t").count


def apply(client: Optional[QdrantClient], function: Callable[[QdrantClient], int]) -> int:
    return function(client)


def first(client: QdrantClient | None) -> str | None:
    for name in names(client, bool):
        return name
    return None
