import unittest

from qdrant_client import models

from base import Case, CountMixin


class EmptyTest(CountMixin, Case):
    expected = 0

    def setUp(self):
        super().setUp()
        self.name = self.collection("empty")


class FilledTest(CountMixin, Case):
    expected = 2

    def setUp(self):
        super().setUp()
        self.name = self.collection("filled")
        self.client.upsert("filled", points=[models.PointStruct(id=i, vector=[1.0]) for i in range(2)])

    def test_ids(self):
        with self.subTest("both"):
            self.assertEqual([p.id for p in self.client.scroll("filled")[0]], [0, 1])

    def test_missing(self):
        with self.assertRaises(ValueError):
            self.client.count("nothing")


class PlainTest(unittest.TestCase):
    def test_upper(self):
        self.assertEqual("a".upper(), "A")
