import itertools
from typing import Any, Callable, Sequence

from qdrant_client import QdrantClient, models

COLLECTION_NAME = "congruence"
DIM = 4
NUM = 20


def dense(i: int, shift: int = 0) -> list[float]:
    return [float((i * k + shift) % 7) + 0.5 for k in range(1, DIM + 1)]


def sparse(i: int) -> models.SparseVector:
    return models.SparseVector(indices=[i % 5, 5 + i % 3], values=[1.0, 0.5 + i % 2])


def multi(i: int) -> list[list[float]]:
    return [dense(i), dense(i + 1, 2)]


def payload(i: int) -> dict[str, Any]:
    return {
        "id": i,
        "color": ["red", "green", "blue"][i % 3],
        "price": i * 1.5,
        "tags": [f"t{i % 2}", f"t{i % 4}"],
        "nested": {"deep": i % 5},
        "flag": i % 2 == 0,
        **({"rare": None} if i % 7 == 0 else {}),
    }


def generate_fixtures(num: int = NUM) -> list[models.PointStruct]:
    return [
        models.PointStruct(id=i, vector={"text": dense(i), "image": dense(i, 3), "words": sparse(i), "rows": multi(i)}, payload=payload(i))
        for i in range(num)
    ]


def init_client(client: QdrantClient, records: list[models.PointStruct], collection_name: str = COLLECTION_NAME) -> None:
    if client.collection_exists(collection_name):
        client.delete_collection(collection_name=collection_name)
    client.create_collection(
        collection_name=collection_name,
        vectors_config={
            "text": models.VectorParams(size=DIM, distance=models.Distance.COSINE),
            "image": models.VectorParams(size=DIM, distance=models.Distance.EUCLID),
            "rows": models.VectorParams(
                size=DIM,
                distance=models.Distance.DOT,
                multivector_config=models.MultiVectorConfig(comparator=models.MultiVectorComparator.MAX_SIM),
            ),
        },
        sparse_vectors_config={"words": models.SparseVectorParams()},
    )
    client.upsert(collection_name=collection_name, points=records, wait=True)


def init_local() -> QdrantClient:
    return QdrantClient(location=":memory:")


def compare_records(left: Sequence[Any], right: Sequence[Any]) -> None:
    assert len(left) == len(right)
    for number, (a, b) in enumerate(itertools.zip_longest(left, right)):
        assert a == b, f"record {number}"


def compare_client_results(client1: QdrantClient, client2: QdrantClient, foo: Callable[..., Any], **kwargs: Any) -> Any:
    result1 = foo(client1, **kwargs)
    result2 = foo(client2, **kwargs)
    if isinstance(result1, list):
        compare_records(result1, result2)
    else:
        assert result1 == result2
    return result1


def compare_collections(client1: QdrantClient, client2: QdrantClient, num: int = NUM, collection_name: str = COLLECTION_NAME) -> None:
    left, _ = client1.scroll(collection_name, limit=num * 2, with_vectors=True)
    right, _ = client2.scroll(collection_name, limit=num * 2, with_vectors=True)
    compare_records(left, right)
