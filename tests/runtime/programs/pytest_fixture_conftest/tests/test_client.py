def test_raw_client(client):
    assert not client.collection_exists("notes")


def test_collections(notes, client):
    names = [c.name for c in client.get_collections().collections]
    assert names == ["notes"]
