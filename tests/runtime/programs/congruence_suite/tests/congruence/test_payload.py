import pytest
from qdrant_client import models

from tests.congruence.test_common import COLLECTION_NAME, compare_collections


def read(client, id):
    return client.retrieve(COLLECTION_NAME, ids=[id])[0].payload


@pytest.fixture(params=["ids", "filter"])
def selector(request):
    if request.param == "ids":
        return [4]
    return models.Filter(must=[models.HasIdCondition(has_id=[4])])


def test_set_payload(local_client, other_client, selector):
    for client in (local_client, other_client):
        client.set_payload(COLLECTION_NAME, payload={"new": 1}, points=selector)
    compare_collections(local_client, other_client)
    assert read(local_client, 4)["new"] == 1


def test_set_payload_with_key(local_client):
    local_client.set_payload(COLLECTION_NAME, payload={"more": 2}, points=[4], key="nested")
    assert read(local_client, 4)["nested"] == {"deep": 4, "more": 2}


def test_overwrite_payload(local_client, other_client, selector):
    for client in [local_client, other_client]:
        client.overwrite_payload(COLLECTION_NAME, payload={"only": True}, points=selector)
    compare_collections(local_client, other_client)
    assert read(local_client, 4) == {"only": True}


def test_delete_payload(local_client, selector):
    local_client.delete_payload(COLLECTION_NAME, keys=["color", "absent"], points=selector)
    assert "color" not in read(local_client, 4)


def test_clear_payload(local_client, other_client):
    for client in (local_client, other_client):
        client.clear_payload(COLLECTION_NAME, points_selector=[4, 5])
    compare_collections(local_client, other_client)
    assert not any(read(local_client, id) for id in (4, 5))


def test_payload_is_copied(local_client):
    first = read(local_client, 4)
    first["color"] = "changed"
    assert read(local_client, 4)["color"] == "green"


def test_facet(local_client):
    hits = local_client.facet(COLLECTION_NAME, key="color").hits
    assert {h.value: h.count for h in hits} == {"red": 7, "green": 7, "blue": 6}
