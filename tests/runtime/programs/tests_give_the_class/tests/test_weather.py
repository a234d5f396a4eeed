from types import SimpleNamespace
from unittest.mock import MagicMock, create_autospec, patch

import pytest
from qdrant_client import QdrantClient

import weather
from weather import Station, known


@pytest.fixture
def client():
    client = MagicMock(spec=QdrantClient)
    client.count.return_value = SimpleNamespace(count=30)
    client.delete.return_value.status = "done"
    return client


def test_as_an_argument(client):
    with patch("weather.QdrantClient", return_value=client) as made:
        assert Station("http://hill:6333").days() == 30
    made.assert_called_once_with(url="http://hill:6333", check_compatibility=False)
    client.count.assert_called_once_with("days")


def test_mock_of_the_class(monkeypatch, client):
    monkeypatch.setattr(weather, "QdrantClient", MagicMock(return_value=client))
    station = Station("http://hill:6333")
    assert station.forget(4) == "done"
    assert client.delete.call_args.kwargs == {"points_selector": [4]}


@patch("weather.QdrantClient")
def test_told_later(made):
    made.return_value = create_autospec(QdrantClient, instance=True)
    made.return_value.get_collections.return_value = SimpleNamespace(collections=[SimpleNamespace(name="rain")])
    assert known("http://hill:6333") == ["rain"]


def test_trouble(client):
    client.count.side_effect = OSError("storm")
    with patch("weather.QdrantClient", return_value=client), pytest.raises(OSError, match="storm"):
        Station("http://hill:6333").days()


def test_in_memory():
    real = QdrantClient(":memory:")
    with patch("weather.QdrantClient", return_value=real):
        assert known("http://hill:6333") == []
    real.close()
