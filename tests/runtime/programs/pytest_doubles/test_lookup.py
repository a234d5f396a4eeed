from unittest import mock
from unittest.mock import MagicMock, Mock, patch

import pytest
from qdrant_client import QdrantClient

import lookup


class FakeClient:
    def __init__(self, url):
        self.deleted = []

    def collection_exists(self, name):
        return name == "docs"

    def delete_collection(self, name):
        self.deleted.append(name)


def seven(client, name):
    return 7


@patch("lookup.QdrantClient")
def test_class_by_string(factory):
    client = factory.return_value
    client.collection_exists.return_value = True
    assert lookup.clear("http://x", "docs") is True
    client.delete_collection.assert_called_once_with("docs")


@pytest.mark.parametrize("name, expected", [("docs", True), ("other", False)])
def test_fake_class(monkeypatch, name, expected):
    monkeypatch.setattr(lookup, "QdrantClient", FakeClient)
    assert lookup.clear("http://x", name) is expected


def test_lambda(monkeypatch):
    monkeypatch.setattr(lookup, "total", lambda client, name: len(name))
    monkeypatch.setattr("lookup.title", lambda name: "x")
    assert lookup.answer(None, "docs") == "4 in x"


def test_function(monkeypatch):
    monkeypatch.setattr("lookup.total", seven)
    assert lookup.answer(None, "docs") == "7 in Docs"


def test_mock_made_by_patch():
    with patch("lookup.total", return_value=3) as total:
        assert lookup.answer(None, "docs") == "3 in Docs"
    total.assert_called_once()


def test_mock_given(monkeypatch):
    monkeypatch.setattr(lookup, "total", mock.Mock(return_value=4))
    assert lookup.answer(None, "docs") == "4 in Docs"


def test_mock_bound():
    total = MagicMock(side_effect=ValueError("no docs"))
    with patch.object(lookup, "total", total), pytest.raises(ValueError, match="no docs"):
        lookup.answer(None, "docs")


def test_spec():
    client = Mock(spec=QdrantClient)
    client.count.return_value.count = 9
    assert lookup.answer(client, "docs") == "9 in Docs"
    client.count.assert_called_once_with("docs")


def test_real():
    assert lookup.make(QdrantClient(":memory:"), "docs") == "0 in Docs"
