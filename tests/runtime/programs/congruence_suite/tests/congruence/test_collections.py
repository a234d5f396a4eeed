import pytest
from qdrant_client import QdrantClient, models

from tests.congruence.test_common import COLLECTION_NAME, NUM, compare_client_results, generate_fixtures, init_client, init_local


def names(client: QdrantClient) -> list[str]:
    return sorted(c.name for c in client.get_collections().collections)


def test_get_collection(local_client, other_client):
    info = compare_client_results(local_client, other_client, lambda c: c.get_collection(COLLECTION_NAME))
    assert info.points_count == NUM
    assert set(info.config.params.vectors) == {"text", "image", "rows"}


def test_create_and_delete(local_client):
    assert local_client.create_collection("other", vectors_config={})
    assert names(local_client) == [COLLECTION_NAME, "other"]
    assert local_client.delete_collection("other")
    assert not local_client.delete_collection("other")
    assert names(local_client) == [COLLECTION_NAME]


def test_create_twice(local_client):
    with pytest.raises(ValueError, match="already exists"):
        local_client.create_collection(COLLECTION_NAME, vectors_config={})


def test_aliases(local_client):
    create = models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=COLLECTION_NAME, alias_name="alias"))
    local_client.update_collection_aliases([create])
    assert local_client.count("alias").count == NUM
    assert [a.alias_name for a in local_client.get_collection_aliases(COLLECTION_NAME).aliases] == ["alias"]
    assert len(local_client.get_aliases().aliases) == 1


def test_two_collections():
    client = init_local()
    for number in (2, 5):
        init_client(client, generate_fixtures(number), f"c{number}")
    assert {name: client.count(name).count for name in names(client)} == {"c2": 2, "c5": 5}
    client.close()


def test_init_again(local_client, records):
    init_client(local_client, records[:3])
    assert local_client.count(COLLECTION_NAME).count == 3


def test_payload_index_is_accepted(local_client):
    local_client.create_payload_index(COLLECTION_NAME, field_name="color", field_schema=models.PayloadSchemaType.KEYWORD)
    local_client.delete_payload_index(COLLECTION_NAME, field_name="color")


def test_exists(local_client):
    assert local_client.collection_exists(COLLECTION_NAME) and not local_client.collection_exists("nothing")


def test_persistence(tmp_path):
    path = str(tmp_path / "db")
    client = QdrantClient(path=path)
    init_client(client, generate_fixtures(3))
    client.close()
    client = QdrantClient(path=path)
    assert client.count(COLLECTION_NAME).count == 3
    client.close()


def test_closed_client():
    client = init_local()
    client.close()
    with pytest.raises(RuntimeError):
        client.get_collections()
