def test_fill(store, client):
    assert store.fill("a", 2) == 2
    assert client.count("a").count == 2
