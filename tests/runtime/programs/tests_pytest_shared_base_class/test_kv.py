import pytest
from qdrant_client import QdrantClient

from contract import KVContract
from kv import DictKV, QdrantKV


class TestDict(KVContract):
    @pytest.fixture
    def kv(self):
        return DictKV()


class TestQdrant(KVContract):
    @pytest.fixture
    def kv(self):
        return QdrantKV(QdrantClient(":memory:"))
