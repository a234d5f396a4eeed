import pytest

from service import Digest
from store import NoteStore


@pytest.mark.usefixtures("client")
class TestDigest:
    def test_lines(self, digest):
        assert digest.daily(["shop", "none", "phone"]) == "shop: milk, eggs\nphone: call mom"

    def test_no_text(self, digest, monkeypatch):
        monkeypatch.setattr(NoteStore, "get", lambda self, i: None)
        assert digest.daily(["shop"]) == "shop: ?, ?"

    def test_calls(self, make_store, mocker_like=None):
        seen = []
        store = make_store("x", ("a", "t"))
        Digest(store, notify=seen.append).daily(["t", "t"])
        assert seen == [2]

    def test_tagged_replaced(self, digest, monkeypatch):
        def fake(tag):
            assert tag == "q"
            return []

        monkeypatch.setattr(digest.store, "tagged", fake)
        assert digest.daily(["q"]) == ""


def test_two_stores(make_store):
    a, b = make_store("a", ("1",)), make_store("b", ("2",), ("3",))
    assert [s.client.count(s.collection).count for s in (a, b)] == [1, 2]
    assert max((a, b), key=lambda s: s.client.count(s.collection).count) is b
