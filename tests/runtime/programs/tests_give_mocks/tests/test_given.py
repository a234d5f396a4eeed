from types import SimpleNamespace
from unittest.mock import MagicMock, Mock, create_autospec, patch

import pytest
from qdrant_client import QdrantClient

from archive import connection
from archive import letters as module
from archive.letters import Letters


def point(sender: str, to: str) -> SimpleNamespace:
    return SimpleNamespace(payload={"from": sender, "to": to})


@pytest.fixture
def client():
    client = MagicMock(name="client")
    client.scroll.return_value = ([point("ada", "bob"), point("ada", "al"), point("bob", "ada")], None)
    client.count.return_value = SimpleNamespace(count=3)
    return client


@pytest.fixture
def maker(monkeypatch, client):
    maker = MagicMock(return_value=client)
    monkeypatch.setattr(connection, "connection", maker)
    return maker


def test_maker_of_a_fixture(maker, client):
    assert Letters("old").of("ada") == ["al", "bob"]
    maker.assert_called_once_with()
    client.scroll.assert_called_once_with("old", limit=10)


def test_maker_in_place(monkeypatch, client):
    monkeypatch.setattr(connection, "connection", MagicMock(return_value=client))
    assert module.summary("ada") == "2 of 3"


def test_maker_told_later(client):
    maker = MagicMock()
    maker.return_value = client
    with patch.object(connection, "connection", maker):
        assert Letters("old").number() == 3


def test_maker_by_name(client):
    with patch("archive.connection.connection", new=MagicMock(return_value=client)):
        Letters("old").burn(7)
    client.delete.assert_called_once_with("old", points_selector=[7])


def test_bare_maker(monkeypatch):
    maker = Mock()
    maker.return_value.count.return_value = SimpleNamespace(count=12)
    monkeypatch.setattr(connection, "connection", maker)
    assert Letters("old").number() == 12


def test_connection_itself(monkeypatch, client):
    monkeypatch.setattr(connection, "_connection", client)
    assert Letters("old").number() == 3


def test_connection_by_name(monkeypatch):
    fake = MagicMock()
    fake.count.side_effect = RuntimeError("away")
    monkeypatch.setattr("archive.connection._connection", fake)
    with pytest.raises(RuntimeError, match="away"):
        Letters("old").number()


def test_with_the_class(monkeypatch):
    fake = create_autospec(QdrantClient, instance=True)
    fake.count.return_value = SimpleNamespace(count=5)
    monkeypatch.setattr(connection, "_connection", fake)
    assert Letters("old").number() == 5


def test_real_one(monkeypatch):
    real = QdrantClient(":memory:")
    monkeypatch.setattr(connection, "_connection", real)
    with pytest.raises(ValueError, match="not found"):
        Letters("old").number()


def test_class_of_the_client(monkeypatch, client):
    made = MagicMock(return_value=client)
    monkeypatch.setattr(connection, "QdrantClient", made)
    monkeypatch.setattr(connection, "_connection", None)
    assert Letters("old").number() == 3
    made.assert_called_once_with(url="http://localhost:6333", check_compatibility=False)


def test_object(monkeypatch):
    fake = MagicMock()
    fake.of.return_value = ["bob"]
    fake.number.return_value = 9
    monkeypatch.setattr(module, "letters", fake)
    assert module.summary("ada") == "1 of 9"
