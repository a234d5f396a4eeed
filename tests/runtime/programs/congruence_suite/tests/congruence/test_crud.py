import pytest
from qdrant_client import models

from tests.congruence.test_common import COLLECTION_NAME, NUM, compare_client_results, compare_collections, dense, generate_fixtures, payload


def both(local_client, other_client, change):
    change(local_client)
    change(other_client)
    compare_collections(local_client, other_client)


def test_upsert_new(local_client, other_client):
    def change(client):
        client.upsert(COLLECTION_NAME, [models.PointStruct(id=100, vector={"text": dense(1)}, payload={"new": True})])

    both(local_client, other_client, change)
    assert local_client.count(COLLECTION_NAME).count == NUM + 1


def test_upsert_same_id(local_client, other_client):
    both(local_client, other_client, lambda c: c.upsert(COLLECTION_NAME, [models.PointStruct(id=0, vector={"text": dense(9)})]))
    assert local_client.count(COLLECTION_NAME).count == NUM


def test_upsert_batch(local_client, other_client):
    batch = models.Batch(ids=[200, 201], vectors={"text": [dense(1), dense(2)]}, payloads=[{"n": 1}, {"n": 2}])
    both(local_client, other_client, lambda c: c.upsert(COLLECTION_NAME, points=batch))
    assert [r.payload["n"] for r in local_client.retrieve(COLLECTION_NAME, ids=[200, 201])] == [1, 2]


def test_upsert_string_ids(local_client):
    id = "5c56c793-69f3-4fbf-87e6-c4bf54c28c26"
    local_client.upsert(COLLECTION_NAME, [models.PointStruct(id=id, vector={"text": dense(1)})])
    assert local_client.retrieve(COLLECTION_NAME, [id])[0].id == id


def test_upsert_wrong_id(local_client):
    with pytest.raises(ValueError):
        local_client.upsert(COLLECTION_NAME, [models.PointStruct(id="not-a-uuid", vector={"text": dense(1)})])


def test_retrieve(local_client, other_client):
    def retrieve(client, ids):
        return client.retrieve(COLLECTION_NAME, ids=ids, with_vectors=True)

    result = compare_client_results(local_client, other_client, retrieve, ids=[3, 1, 99])
    assert sorted(r.id for r in result) == [1, 3]


def test_retrieve_payload_keys(local_client):
    record = local_client.retrieve(COLLECTION_NAME, [2], with_payload=["color"])[0]
    assert record.payload == {"color": "blue"}


def test_delete_points(local_client, other_client):
    both(local_client, other_client, lambda c: c.delete(COLLECTION_NAME, points_selector=[1, 2, 3]))
    assert local_client.count(COLLECTION_NAME).count == NUM - 3


def test_delete_by_filter(local_client, other_client):
    selector = models.FilterSelector(filter=models.Filter(must=[models.FieldCondition(key="color", match=models.MatchValue(value="red"))]))
    both(local_client, other_client, lambda c: c.delete(COLLECTION_NAME, points_selector=selector))
    assert not [r for r in local_client.scroll(COLLECTION_NAME, limit=NUM)[0] if r.payload["color"] == "red"]


def test_update_vectors(local_client, other_client):
    both(
        local_client,
        other_client,
        lambda c: c.update_vectors(COLLECTION_NAME, points=[models.PointVectors(id=1, vector={"text": [9.0, 9.0, 9.0, 9.0]})]),
    )


def test_delete_vectors(local_client, other_client):
    both(local_client, other_client, lambda c: c.delete_vectors(COLLECTION_NAME, vectors=["image"], points=[1]))
    assert "image" not in local_client.retrieve(COLLECTION_NAME, [1], with_vectors=True)[0].vector


def test_batch_update(local_client, other_client):
    operations = [
        models.UpsertOperation(upsert=models.PointsList(points=[models.PointStruct(id=300, vector={"text": dense(3)})])),
        models.SetPayloadOperation(set_payload=models.SetPayload(payload={"batch": 1}, points=[300])),
        models.DeleteOperation(delete=models.PointIdsList(points=[0])),
    ]
    both(local_client, other_client, lambda c: c.batch_update_points(COLLECTION_NAME, update_operations=operations))
    assert local_client.retrieve(COLLECTION_NAME, [300])[0].payload == {"batch": 1}


def test_fixtures_are_deterministic(records):
    assert generate_fixtures() == records
    assert payload(7)["rare"] is None
