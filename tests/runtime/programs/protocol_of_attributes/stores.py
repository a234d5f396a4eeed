"""Where vectors are kept: the service knows the protocol alone."""

from typing import Protocol, runtime_checkable

from qdrant_client import QdrantClient, models


@runtime_checkable
class Backend(Protocol):
    @property
    def name(self) -> str:
        """For the metrics."""
        ...

    @property
    def total(self) -> int:
        """How many there are."""
        ...

    @property
    def dim(self) -> int: ...

    def add(self, ids: list[int], vectors: list[list[float]]) -> None: ...

    def nearest(self, vector: list[float], k: int = 2) -> list[int]: ...

    def close(self) -> None: ...


class Listed:
    name = "list"

    def __init__(self, dim: int) -> None:
        self.dim = dim
        self.rows: dict[int, list[float]] = {}

    @property
    def total(self) -> int:
        return len(self.rows)

    def add(self, ids: list[int], vectors: list[list[float]]) -> None:
        self.rows.update(zip(ids, vectors))

    def nearest(self, vector: list[float], k: int = 2) -> list[int]:
        def far(i: int) -> float:
            return sum((a - b) ** 2 for a, b in zip(self.rows[i], vector))

        return sorted(self.rows, key=far)[:k]

    def close(self) -> None:
        self.rows.clear()


class Closing:
    client: QdrantClient

    def close(self) -> None:
        self.client.close()


class Qdrant(Closing):
    name: str = "qdrant"

    def __init__(self, dim: int) -> None:
        self.client = QdrantClient(":memory:")
        self.dim = dim
        self.total = 0

    def open(self) -> None:
        size = models.VectorParams(size=self.dim, distance=models.Distance.EUCLID)
        self.client.create_collection("vectors", vectors_config=size)

    def add(self, ids: list[int], vectors: list[list[float]]) -> None:
        if not self.total:
            self.open()
        self.client.upsert("vectors", [models.PointStruct(id=i, vector=v) for i, v in zip(ids, vectors)])
        self.total += len(ids)

    def nearest(self, vector: list[float], k: int = 2) -> list[int]:
        return [p.id for p in self.client.query_points("vectors", query=vector, limit=k).points]
