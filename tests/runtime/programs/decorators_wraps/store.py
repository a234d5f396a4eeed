from qdrant_client import QdrantClient, models

from deco import logged, retry

client = QdrantClient(":memory:")
_failures = iter([True, True, False])


@logged
def setup(name: str) -> None:
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))


@retry(3)
@logged
def size(name: str) -> int:
    if next(_failures):
        raise ValueError("flaky")
    return client.count(name).count


@retry(times=2)
def missing(name: str):
    return client.get_collection(name).points_count


@logged
def double(n: int) -> int:
    return n * 2
