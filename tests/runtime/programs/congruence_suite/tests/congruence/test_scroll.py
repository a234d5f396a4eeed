import pytest
from qdrant_client import models

from tests.congruence.test_common import COLLECTION_NAME, NUM, compare_client_results


def scroll_all(client, limit=7):
    found, offset = [], None
    while True:
        page, offset = client.scroll(COLLECTION_NAME, limit=limit, offset=offset)
        found.extend(page)
        if offset is None:
            return found


def pages(client, limit):
    offset = 0
    while offset is not None:
        page, offset = client.scroll(COLLECTION_NAME, limit=limit, offset=offset)
        yield [r.id for r in page]


@pytest.mark.parametrize("limit", [1, 7, 100])
def test_scroll_all(local_client, other_client, limit):
    assert len(compare_client_results(local_client, other_client, scroll_all, limit=limit)) == NUM


def test_scroll_pages(local_client):
    assert [len(page) for page in pages(local_client, 8)] == [8, 8, 4]
    assert next(pages(local_client, 3)) == [0, 1, 2]


def test_scroll_filter(local_client):
    condition = models.FieldCondition(key="flag", match=models.MatchValue(value=True))
    records, _ = local_client.scroll(COLLECTION_NAME, scroll_filter=models.Filter(must=[condition]), limit=NUM)
    assert [r.id % 2 for r in records] == [0] * 10


def test_scroll_order_by(local_client):
    records, _ = local_client.scroll(COLLECTION_NAME, order_by=models.OrderBy(key="price", direction=models.Direction.DESC), limit=3)
    assert [r.id for r in records] == [19, 18, 17]


def test_scroll_without_payload(local_client):
    assert all(r.payload is None for r in local_client.scroll(COLLECTION_NAME, with_payload=False)[0])
