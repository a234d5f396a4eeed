import os
import unittest

from qdrant_client import QdrantClient

from catalog import create, names


class CatalogTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = QdrantClient(url=os.environ["QDRANT_URL"])

    def test_1_empty(self):
        self.assertEqual(names(self.client), [])

    def test_2_create(self):
        self.assertTrue(create(self.client, "a"))
        self.assertEqual(names(self.client), ["a"])

    def test_3_create_more(self):
        create(self.client, "b")
        self.assertEqual(names(self.client), ["a", "b"])
