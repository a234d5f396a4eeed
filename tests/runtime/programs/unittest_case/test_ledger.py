import unittest

from qdrant_client import QdrantClient

from ledger import Ledger


class LedgerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rate = 2

    def setUp(self):
        self.client = QdrantClient(":memory:")
        self.ledger = Ledger(self.client)
        self.ledger.open()

    def tearDown(self):
        self.client.close()

    def test_balance(self):
        self.ledger.book(1, 10.0 * self.rate)
        self.ledger.book(2, -5.0)
        self.assertEqual(self.ledger.balance(), 15.0)

    def test_empty(self):
        self.assertEqual(self.ledger.balance(), 0)

    def test_unknown_raises(self):
        with self.assertRaises(ValueError):
            self.client.count("nothing")

    def test_wrong_on_purpose(self):
        self.ledger.book(1, 1.0)
        self.assertEqual(self.ledger.balance(), 2.0)
