import pytest

from fakes import FakeGateway
from recs import Recommender
from recs.gateway import QdrantGateway, VectorGateway
from recs.service import UnknownItem


@pytest.fixture(params=["fake", "qdrant"])
def any_gateway(request, client):
    if request.param == "fake":
        return FakeGateway()
    return QdrantGateway(client, "other", 2)


def test_protocol(any_gateway):
    assert isinstance(any_gateway, VectorGateway)


def test_popular_first(recommender):
    assert recommender.recommend("nobody") == ["one", "two"]


def test_likes(recommender):
    recommender.like("ann", 1)
    assert recommender.recommend("ann") == ["two", "three"]


def test_unknown(recommender):
    with pytest.raises(UnknownItem):
        recommender.like("ann", 99)


@pytest.mark.parametrize("limit", [1, 2])
def test_limits(any_gateway, limit):
    service = Recommender(any_gateway)
    for i in range(1, 4):
        service.learn(i, [1.0, i / 10], f"t{i}")
    service.like("bob", 1)
    assert len(service.recommend("bob", limit)) == limit


class TestFake:
    def setup_method(self):
        self.gateway = FakeGateway()
        self.service = Recommender(self.gateway)

    def test_asks_once(self):
        self.service.learn(1, [1, 1], "x").learn(2, [1, 0], "y")
        self.service.like("c", 1)
        assert self.service.recommend("c") == ["y"]
        assert self.gateway.asked == [(1,)]

    def test_title_of_nothing(self):
        assert self.service.title(5) == "?"
