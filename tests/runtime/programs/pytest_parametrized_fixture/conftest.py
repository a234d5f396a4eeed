import pytest
from qdrant_client import QdrantClient

from stores import FakeStore, RealStore

ORDER = []


@pytest.fixture(autouse=True)
def order(request):
    ORDER.append(request.node.name)
    yield ORDER
    ORDER.pop()


@pytest.fixture(params=["fake", "real"])
def store(request):
    if request.param == "fake":
        return FakeStore()
    return RealStore(QdrantClient(":memory:")).init()
