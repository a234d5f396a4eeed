import pytest
from qdrant_client import models

from tests.congruence.searchers import TestSimpleSearcher
from tests.congruence.test_common import COLLECTION_NAME, compare_client_results, dense, multi, sparse


class TestQueries:
    @pytest.fixture(autouse=True)
    def _clients(self, local_client, other_client):
        self.local, self.other = local_client, other_client

    def ids(self, client, **kwargs):
        return [p.id for p in client.query_points(COLLECTION_NAME, **kwargs).points]

    def compare(self, **kwargs):
        return compare_client_results(self.local, self.other, self.ids, **kwargs)

    def test_by_id(self):
        assert 3 not in self.compare(query=3, using="text", limit=5)

    def test_recommend(self):
        recommend = models.RecommendQuery(recommend=models.RecommendInput(positive=[1, 2], negative=[5]))
        assert not {1, 2, 5} & set(self.compare(query=recommend, using="image", limit=6))

    def test_recommend_best_score(self):
        what = models.RecommendInput(positive=[1], negative=[2], strategy=models.RecommendStrategy.BEST_SCORE)
        assert self.compare(query=models.RecommendQuery(recommend=what), using="text", limit=3)

    def test_discover(self):
        pairs = [models.ContextPair(positive=1, negative=2)]
        self.compare(query=models.DiscoverQuery(discover=models.DiscoverInput(target=3, context=pairs)), using="text", limit=4)

    def test_context(self):
        self.compare(query=models.ContextQuery(context=[models.ContextPair(positive=4, negative=9)]), using="image", limit=4)

    def test_order_by(self):
        assert self.compare(query=models.OrderByQuery(order_by="price"), limit=3) == [0, 1, 2]

    def test_prefetch_rescoring(self):
        prefetch = models.Prefetch(query=dense(2), using="text", limit=6)
        assert len(self.compare(prefetch=prefetch, query=dense(2, 3), using="image", limit=3)) == 3

    def test_fusion(self):
        prefetch = [models.Prefetch(query=dense(2), using="text", limit=5), models.Prefetch(query=sparse(2), using="words", limit=5)]
        self.compare(prefetch=prefetch, query=models.FusionQuery(fusion=models.Fusion.RRF), limit=5)

    def test_sparse(self):
        searcher = TestSimpleSearcher()
        for number in range(3):
            compare_client_results(self.local, self.other, searcher.sparse_search, number=number)

    def test_sparse_order(self):
        scores = [p.score for p in TestSimpleSearcher().sparse_search(self.local)]
        assert scores == sorted(scores, reverse=True)

    def test_multivector(self):
        assert self.compare(query=multi(3), using="rows", limit=4)

    def test_multivector_single(self):
        self.compare(query=[dense(3)], using="rows", limit=4)

    def test_scroll_without_query(self):
        assert len(self.compare(limit=4)) == 4


def group_ids(client, **kwargs):
    groups = client.query_points_groups(COLLECTION_NAME, query=dense(3), using="text", **kwargs).groups
    return [(g.id, [h.id for h in g.hits]) for g in groups]


@pytest.mark.parametrize("size", [1, 3])
def test_groups(local_client, other_client, size):
    result = compare_client_results(local_client, other_client, group_ids, group_by="color", limit=2, group_size=size)
    assert [len(hits) for _, hits in result] == [size, size]


def test_groups_nested_key(local_client, other_client):
    compare_client_results(local_client, other_client, group_ids, group_by="nested.deep", limit=5)


def test_groups_with_filter(local_client):
    red = models.Filter(must=[models.FieldCondition(key="color", match=models.MatchValue(value="red"))])
    assert [name for name, _ in group_ids(local_client, group_by="color", query_filter=red)] == ["red"]


def test_groups_with_lookup(local_client):
    local_client.create_collection("lookup", vectors_config={})
    local_client.upsert("lookup", [models.PointStruct(id=i, vector={}, payload={"name": f"n{i}"}) for i in range(5)])
    found = local_client.query_points_groups(
        COLLECTION_NAME, query=dense(1), using="text", group_by="nested.deep", with_lookup="lookup", limit=3
    )
    assert all(g.lookup.payload["name"] == f"n{g.id}" for g in found.groups)
