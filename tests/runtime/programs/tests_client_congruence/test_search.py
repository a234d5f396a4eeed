from typing import List

import numpy as np
import pytest
from qdrant_client import QdrantClient, models

from fixtures import (
    COLLECTION_NAME,
    compare_client_results,
    compare_collections,
    generate_fixtures,
    init_client,
    init_local,
)


class TestSimpleSearcher:
    __test__ = False

    def __init__(self):
        self.query_text = [0.1, 0.9, 0.3, 0.2]
        self.query_image = [1.0, 0.0, 0.5]

    def simple_search_text(self, client: QdrantClient) -> List[models.ScoredPoint]:
        return client.query_points(
            collection_name=COLLECTION_NAME, using="text", query=self.query_text, with_payload=True, limit=10
        ).points

    def simple_search_image(self, client: QdrantClient) -> List[models.ScoredPoint]:
        return client.query_points(collection_name=COLLECTION_NAME, using="image", query=self.query_image, limit=5).points

    def filter_search(self, client: QdrantClient, query_filter: models.Filter) -> List[models.ScoredPoint]:
        return client.query_points(
            collection_name=COLLECTION_NAME, using="text", query=self.query_text, query_filter=query_filter, limit=10
        ).points

    @classmethod
    def count_all(cls, client: QdrantClient) -> int:
        return client.count(COLLECTION_NAME).count


@pytest.fixture(scope="module")
def clients():
    points = generate_fixtures()
    local, remote = init_local(), init_local()
    init_client(local, points)
    init_client(remote, points)
    return local, remote


def test_simple(clients):
    local, remote = clients
    searcher = TestSimpleSearcher()
    compare_collections(local, remote, 50)
    compare_client_results(local, remote, searcher.simple_search_text)
    compare_client_results(local, remote, searcher.simple_search_image)
    compare_client_results(local, remote, lambda c: searcher.simple_search_text(c)[:2])
    compare_client_results(local, remote, searcher.count_all)
    compare_client_results(local, remote, lambda client, **kwargs: client.count(COLLECTION_NAME, **kwargs).count, exact=True)


@pytest.mark.parametrize("value", range(3))
def test_filter(clients, value):
    local, remote = clients
    flt = models.Filter(must=[models.FieldCondition(key="rand", match=models.MatchValue(value=value))])
    try:
        compare_client_results(local, remote, TestSimpleSearcher().filter_search, query_filter=flt)
    except AssertionError as e:
        print(f"\nFailed with filter {flt}")
        raise e
    res = TestSimpleSearcher().filter_search(client=local, query_filter=flt)
    assert all(p.payload["rand"] == value for p in res)


def test_query_with_nan():
    local_client = init_local()
    fixture_points = generate_fixtures()
    init_client(local_client, fixture_points)
    vector = np.random.random(4)
    vector[1] = np.nan
    with pytest.raises((AssertionError, ValueError)):
        local_client.query_points(COLLECTION_NAME, query=vector.tolist(), using="text")
    with pytest.raises((AssertionError, ValueError)):
        local_client.query_points(
            COLLECTION_NAME, query=models.RecommendQuery(recommend=models.RecommendInput(positive=[vector.tolist()], negative=[])), using="text"
        )


def test_delete(tmp_path):
    client = init_local(str(tmp_path / "db")) if False else init_local()
    init_client(client, generate_fixtures(5))
    client.delete(COLLECTION_NAME, points_selector=models.PointIdsList(points=[1, 2]))
    assert client.count(COLLECTION_NAME).count == 3
    client.close()
