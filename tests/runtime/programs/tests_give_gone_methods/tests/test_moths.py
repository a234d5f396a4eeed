from types import SimpleNamespace
from unittest import mock
from unittest.mock import MagicMock, patch

import pytest
from qdrant_client import QdrantClient

import moths
from moths import Cabinet


def hit(name: str) -> SimpleNamespace:
    return SimpleNamespace(id=name)


@pytest.fixture
def made():
    with patch("moths.QdrantClient") as made:
        yield made


def test_like():
    with patch("moths.QdrantClient") as made:
        made.return_value.search.return_value = [hit("io"), hit("luna")]
        assert Cabinet("http://attic:6333").like([1.0]) == ["io", "luna"]
        made.return_value.search.assert_called_once_with("moths", query_vector=[1.0])


@patch("moths.QdrantClient")
def test_nothing_like_it(made):
    assert Cabinet("http://attic:6333").like([1.0]) == []
    made.assert_called_once_with(url="http://attic:6333", check_compatibility=False)


@patch("moths.QdrantClient")
@pytest.mark.parametrize("number", [3, 4])
def test_number(made, number):
    made.return_value.count.return_value.count = number
    assert Cabinet("http://attic:6333").number() == number


def test_own_mock(monkeypatch):
    made = MagicMock()
    made.return_value.search.side_effect = OSError("dust")
    monkeypatch.setattr("moths.QdrantClient", made)
    with pytest.raises(OSError, match="dust"):
        Cabinet("http://attic:6333").like([1.0])


def test_of_the_fixture(made):
    made.return_value.search.return_value = [hit("io")]
    assert Cabinet("http://attic:6333").like([1.0]) == ["io"]


def test_fixture_says_nothing(made):
    assert Cabinet("http://attic:6333").like([1.0]) == []


@mock.patch("moths.drawer")
def test_near(drawer):
    drawer.return_value.recommend.return_value = [hit("luna")]
    assert moths.near(1) == ["luna"]


def test_near_with_a_mock_of_its_own(monkeypatch):
    drawer = mock.MagicMock()
    drawer.return_value.recommend.side_effect = [[hit("io")], []]
    monkeypatch.setattr(moths, "drawer", drawer)
    assert moths.near(1) == ["io"]
    assert moths.near(1) == []


def test_both():
    with patch("moths.QdrantClient") as made, patch("moths.drawer") as drawer:
        made.return_value.search.return_value = [hit("luna"), hit("io")]
        drawer.return_value.recommend.return_value = [hit("io")]
        assert moths.both([1.0], 1) == ["io", "luna"]


def test_real():
    cabinet = Cabinet("http://attic:6333")
    cabinet.client = QdrantClient(":memory:")
    with pytest.raises(ValueError, match="not found"):
        cabinet.number()
