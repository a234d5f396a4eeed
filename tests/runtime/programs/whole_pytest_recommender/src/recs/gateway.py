from __future__ import annotations

from typing import Protocol, Sequence, runtime_checkable

from qdrant_client import QdrantClient, models


@runtime_checkable
class VectorGateway(Protocol):
    def put(self, ident: int, vector: Sequence[float], **payload: object) -> None: ...

    def similar(self, positive: Sequence[int], negative: Sequence[int] = (), limit: int = 3) -> list[int]: ...

    def payload(self, ident: int) -> dict[str, object] | None: ...


class QdrantGateway:
    def __init__(self, client: QdrantClient, name: str, size: int) -> None:
        self._client, self._name = client, name
        if client.collection_exists(name):
            client.delete_collection(name)
        client.create_collection(name, vectors_config=models.VectorParams(size=size, distance=models.Distance.DOT))

    def put(self, ident: int, vector: Sequence[float], **payload: object) -> None:
        self._client.upsert(self._name, points=[models.PointStruct(id=ident, vector=list(vector), payload=dict(payload))])

    def similar(self, positive: Sequence[int], negative: Sequence[int] = (), limit: int = 3) -> list[int]:
        query = models.RecommendQuery(recommend=models.RecommendInput(positive=list(positive), negative=list(negative)))
        return [p.id for p in self._client.query_points(self._name, query=query, limit=limit).points]

    def payload(self, ident: int) -> dict[str, object] | None:
        found = self._client.retrieve(self._name, ids=[ident])
        return found[0].payload if found else None
