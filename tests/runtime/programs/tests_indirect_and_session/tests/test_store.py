import logging

import pytest

from notes.store import NoteStore


def test_add_and_get(store):
    assert store.add(1, "hello") == 1
    assert store.get(1) == "hello"
    assert store.get(2) is None


@pytest.mark.parametrize("size, expected", [(1.0, ["ccc", "bb", "a"]), (-1.0, ["a", "bb", "ccc"])])
def test_search(filled, size, expected):
    assert filled.search(size) == expected


@pytest.mark.parametrize("store", ["one", "two"], indirect=True)
def test_names(store):
    assert store.collection in ("one", "two")
    assert store.client.count(store.collection).count == 0


class TestTags:
    @pytest.fixture(autouse=True)
    def _prepare(self, filled):
        self.store = filled

    def test_even(self):
        assert self.store.tagged("even") == [0, 2]

    @pytest.mark.parametrize("tag, n", [("odd", 1), ("none", 0)])
    def test_counts(self, tag, n):
        assert len(self.store.tagged(tag)) == n


def test_empty(store):
    with pytest.raises(ValueError, match="empty"):
        store.add(1, "")


def test_missing_collection(qdrant):
    with pytest.raises(ValueError):
        NoteStore(qdrant, "nope").get(1)


def test_repr(store, caplog, tmp_path):
    caplog.set_level(logging.INFO)
    (tmp_path / "x").write_text(repr(store))
    assert (tmp_path / "x").read_text() == "NoteStore('notes')"
