import pytest
from qdrant_client import models

from tests.congruence.searchers import TestSimpleSearcher
from tests.congruence.test_common import COLLECTION_NAME, NUM, compare_client_results, payload

SEARCHER = TestSimpleSearcher()


def field(key, **condition):
    return models.FieldCondition(key=key, **condition)


def expected(predicate):
    return [i for i in range(NUM) if predicate(payload(i))]


def check(local_client, other_client, query_filter, predicate):
    found = compare_client_results(local_client, other_client, SEARCHER.filtered, query_filter=query_filter)
    assert found == expected(predicate)


def test_match_value(local_client, other_client):
    check(local_client, other_client, models.Filter(must=[field("color", match=models.MatchValue(value="red"))]), lambda p: p["color"] == "red")


def test_match_any(local_client, other_client):
    condition = field("color", match=models.MatchAny(any=["red", "blue"]))
    check(local_client, other_client, models.Filter(must=[condition]), lambda p: p["color"] != "green")


def test_match_except(local_client, other_client):
    condition = field("color", match=models.MatchExcept(**{"except": ["red"]}))
    check(local_client, other_client, models.Filter(must=[condition]), lambda p: p["color"] != "red")


def test_must_not(local_client, other_client):
    condition = field("flag", match=models.MatchValue(value=True))
    check(local_client, other_client, models.Filter(must_not=[condition]), lambda p: not p["flag"])


def test_should(local_client, other_client):
    should = [field("id", match=models.MatchValue(value=3)), field("color", match=models.MatchValue(value="blue"))]
    check(local_client, other_client, models.Filter(should=should), lambda p: p["id"] == 3 or p["color"] == "blue")


def test_range(local_client, other_client):
    check(local_client, other_client, models.Filter(must=[field("price", range=models.Range(gte=6, lt=15))]), lambda p: 6 <= p["price"] < 15)


def test_nested_key(local_client, other_client):
    check(local_client, other_client, models.Filter(must=[field("nested.deep", match=models.MatchValue(value=2))]), lambda p: p["nested"]["deep"] == 2)


def test_array_match(local_client, other_client):
    check(local_client, other_client, models.Filter(must=[field("tags", match=models.MatchValue(value="t3"))]), lambda p: "t3" in p["tags"])


def test_values_count(local_client, other_client):
    check(local_client, other_client, models.Filter(must=[field("tags", values_count=models.ValuesCount(gt=1))]), lambda p: True)


def test_is_null(local_client, other_client):
    condition = models.IsNullCondition(is_null=models.PayloadField(key="rare"))
    check(local_client, other_client, models.Filter(must=[condition]), lambda p: "rare" in p)


def test_is_empty(local_client, other_client):
    condition = models.IsEmptyCondition(is_empty=models.PayloadField(key="absent"))
    check(local_client, other_client, models.Filter(must=[condition]), lambda p: True)


def test_has_id(local_client, other_client):
    condition = models.HasIdCondition(has_id=[1, 4, 99])
    check(local_client, other_client, models.Filter(must=[condition]), lambda p: p["id"] in (1, 4))


def test_filter_in_filter(local_client, other_client):
    inner = models.Filter(must=[field("flag", match=models.MatchValue(value=True))])
    outer = models.Filter(must=[inner, field("price", range=models.Range(gt=9))])
    check(local_client, other_client, outer, lambda p: p["flag"] and p["price"] > 9)


@pytest.mark.parametrize("minimum", [0, 10, 1000])
def test_count_with_filter(local_client, other_client, minimum):
    query_filter = models.Filter(must=[field("price", range=models.Range(gte=minimum))])

    def count(client):
        return client.count(COLLECTION_NAME, count_filter=query_filter).count

    assert compare_client_results(local_client, other_client, count) == len(expected(lambda p: p["price"] >= minimum))
