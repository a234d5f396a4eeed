import unittest

from qdrant_client import QdrantClient, models


class Case(unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.client = QdrantClient(":memory:")
        self.addCleanup(self.client.close)

    def collection(self, name):
        self.client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
        return name


class CountMixin:
    def test_count(self):
        self.assertEqual(self.client.count(self.name).count, self.expected)
