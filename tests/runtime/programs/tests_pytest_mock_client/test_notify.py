from unittest.mock import MagicMock

import pytest
from qdrant_client import QdrantClient

from notify import Notifier


@pytest.fixture
def mocked():
    client = MagicMock(spec=QdrantClient)
    client.retrieve.return_value = []
    return client


def test_new(mocked):
    assert Notifier(mocked).seen(1) is False
    mocked.upsert.assert_called_once()
    mocked.retrieve.assert_called_with("seen", ids=[1])


def test_known(mocked):
    mocked.retrieve.return_value = ["x"]
    assert Notifier(mocked).seen(1) is True
    mocked.upsert.assert_not_called()


def test_real():
    client = QdrantClient(":memory:")
    client.create_collection("seen", vectors_config={})
    notifier = Notifier(client)
    assert [notifier.seen(1) for _ in range(2)] == [False, True]
