import random
import uuid
from typing import Any, Callable, Dict, List, Union

import numpy as np
from qdrant_client import QdrantClient, models
from qdrant_client.local.qdrant_local import QdrantLocal

COLLECTION_NAME = "congruence"
NUM = 20


def random_payload(i: int) -> Dict[str, Any]:
    return {"rand": i % 5, "name": f"n{i % 3}"}


def generate_fixtures(num: int = NUM) -> List[models.PointStruct]:
    rng = np.random.default_rng(42)
    return [
        models.PointStruct(id=i, vector={"text": rng.random(4).round(3).tolist(), "image": rng.random(3).round(3).tolist()}, payload=random_payload(i))
        for i in range(num)
    ]


def init_local(storage: str = ":memory:") -> QdrantClient:
    return QdrantClient(storage)


def init_client(client: QdrantClient, records: List[models.PointStruct], collection_name: str = COLLECTION_NAME) -> None:
    initialize_fixture_collection(client, collection_name)
    client.upsert(collection_name, records, wait=True)


def initialize_fixture_collection(client: QdrantClient, collection_name: str = COLLECTION_NAME) -> None:
    if client.collection_exists(collection_name):
        client.delete_collection(collection_name=collection_name, timeout=60)
    client.create_collection(
        collection_name=collection_name,
        vectors_config={
            "text": models.VectorParams(size=4, distance=models.Distance.COSINE),
            "image": models.VectorParams(size=3, distance=models.Distance.DOT),
        },
    )


def compare_collections(client_1: QdrantClient, client_2: QdrantClient, num: int, collection_name: str = COLLECTION_NAME) -> None:
    one, _ = client_1.scroll(collection_name, limit=num, with_vectors=True)
    two, _ = client_2.scroll(collection_name, limit=num, with_vectors=True)
    assert one == two, f"{len(one)} != {len(two)}"


def compare_client_results(client1: QdrantClient, client2: QdrantClient, foo: Callable[..., Any], **kwargs: Any) -> None:
    res1 = foo(client1, **kwargs)
    res2 = foo(client2, **kwargs)
    if isinstance(res1, list):
        for a, b in zip(res1, res2):
            assert a.id == b.id
            assert a.score - b.score < 1e-4
    else:
        assert res1 == res2
