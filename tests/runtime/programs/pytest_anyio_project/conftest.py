import pytest
from qdrant_client import QdrantClient

from relay import Relay


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def relay():
    return Relay(QdrantClient(":memory:")).open()
