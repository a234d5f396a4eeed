from unittest.mock import MagicMock, call

import pytest

import db
import svc


@pytest.fixture
def client(monkeypatch):
    client = db.connect()
    db.seed(client, "a", ["1", "2"])
    monkeypatch.setattr(db, "connect", lambda: client)
    return client


def test_total(client):
    assert svc.total(["a", "b"]) == 2


def test_total_fake(monkeypatch):
    fake = MagicMock()
    fake.collection_exists.return_value = True
    fake.count.return_value.count = 4
    monkeypatch.setattr("svc.db.connect", lambda: fake)
    assert svc.total(["x", "y"]) == 8
    assert fake.count.call_args_list == [call("x"), call("y")]


def test_wait(client):
    naps = []
    poller = svc.Poller(client, sleep=naps.append)
    assert poller.wait_for("a")
    assert not poller.wait_for("z", tries=2)
    assert naps == [0.01, 0.01]


@pytest.mark.parametrize("answers, expected", [([False, True], True), ([False, False, False], False)])
def test_wait_mock(answers, expected):
    client = MagicMock()
    client.collection_exists.side_effect = answers
    assert svc.Poller(client, sleep=lambda s: None).wait_for("q") is expected
