import store
from store import Store


def test_first_none():
    assert Store().first() is None


def test_first_patched(monkeypatch):
    monkeypatch.setattr(Store, "names", lambda self: ["b", "a"])
    assert Store().first() == "b"


def test_connect_patched(monkeypatch):
    client = store.connect()
    client.create_collection("z", vectors_config={})
    monkeypatch.setattr(store, "connect", lambda: client)
    assert Store().first() == "z"
