import pytest

from tests.congruence.searchers import TestSimpleSearcher
from tests.congruence.test_common import compare_client_results


@pytest.fixture
def searcher():
    return TestSimpleSearcher()


def test_simple_search_text(local_client, other_client, searcher):
    result = compare_client_results(local_client, other_client, searcher.simple_search_text)
    assert len(result) == 5


def test_simple_search_image(local_client, other_client, searcher):
    compare_client_results(local_client, other_client, searcher.simple_search_image)


def test_search_score_threshold(local_client, other_client, searcher):
    for threshold in (0.5, 0.9, 0.99):
        compare_client_results(local_client, other_client, searcher.search_score_threshold, threshold=threshold)


def test_search_nothing_above(local_client, searcher):
    assert searcher.search_score_threshold(local_client, 2.0) == []


def test_search_payload_select(local_client, other_client, searcher):
    result = compare_client_results(local_client, other_client, searcher.search_payload_select)
    assert all(set(p.payload) == {"color", "price"} for p in result)


def test_search_payload_exclude(local_client, searcher):
    assert all("tags" not in p.payload for p in searcher.search_payload_exclude(local_client))


@pytest.mark.parametrize("offset", [0, 2, 19, 40])
def test_search_offset(local_client, other_client, searcher, offset):
    compare_client_results(local_client, other_client, searcher.search_offset, offset=offset)


def test_search_offset_continues(local_client, searcher):
    pages = [searcher.search_offset(local_client, offset) for offset in (0, 3, 6)]
    assert len({id for page in pages for id in page}) == 9


def test_search_with_vectors(local_client, searcher):
    assert [list(p.vector) for p in searcher.search_with_vectors(local_client)] == [["image"], ["image"]]


def test_search_batch(local_client, other_client, searcher):
    assert len(compare_client_results(local_client, other_client, searcher.search_batch)) == 2


def test_search_missing_collection(local_client):
    with pytest.raises(ValueError):
        local_client.query_points("nothing", query=[1.0])


def test_search_wrong_vector_name(local_client):
    with pytest.raises(ValueError):
        local_client.query_points("congruence", query=[1.0], using="absent")
