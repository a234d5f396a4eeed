import pytest
from qdrant_client import QdrantClient

from feed import Feed


@pytest.fixture
def feed():
    feed = Feed(QdrantClient(":memory:"))
    feed.start()
    return feed


def test_push(feed):
    feed.push(3)
    assert feed.ids() == [3]


async def test_push_later(feed):
    await feed.push_later(4)
    feed.push(5)
    assert feed.ids() == [4, 5]
