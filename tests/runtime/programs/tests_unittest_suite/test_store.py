import unittest

from qdrant_client import QdrantClient

from store import Numbers


class NumbersTest(unittest.TestCase):
    def setUp(self):
        self.client = QdrantClient(":memory:")
        self.addCleanup(self.client.close)
        self.numbers = Numbers(self.client).open()

    def tearDown(self):
        self.numbers.drop()
        print("done", self.id())

    def filled(self, n):
        self.numbers.put(*range(n))
        return self.numbers

    def test_has(self):
        numbers = self.filled(3)
        for n, expected in [(0, True), (2, True), (3, False)]:
            with self.subTest(n=n):
                self.assertEqual(numbers.has(n), expected)

    def test_missing_collection(self):
        with self.assertRaises(ValueError):
            Numbers(self.client, "other").has(1)

    def test_plain(self):
        self.assertTrue(True)
