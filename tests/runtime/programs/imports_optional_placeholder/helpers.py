from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from qdrant_client import QdrantClient


def describe(client: QdrantClient, name: str) -> dict[str, t.Any]:
    info = client.get_collection(collection_name=name)
    return {"points": info.points_count, "status": str(info.status)}
