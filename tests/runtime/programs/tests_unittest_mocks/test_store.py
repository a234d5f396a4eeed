import unittest
from unittest import mock

from qdrant_client import QdrantClient

import store as store_module
from store import NoteStore


class Base(unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.client = QdrantClient(":memory:")
        self.addCleanup(self.client.close)
        self.store = NoteStore(self.client)
        self.store.setup()

    def fill(self, *texts):
        for number, text in enumerate(texts):
            self.store.add(number, text, tags=[text[0]])


class StoreTests(Base):
    def test_get(self):
        self.fill("x", "yy")
        self.assertEqual(self.store.get(1), "yy")
        self.assertIsNone(self.store.get(9))

    def test_many(self):
        for n in (1, 2, 3):
            with self.subTest(n=n):
                self.fill(*"abc"[:n])
                self.assertEqual(self.client.count("notes").count, n)

    def test_error(self):
        self.assertRaises(ValueError, self.store.add, 1, "")
        with self.assertRaises(ValueError) as caught:
            self.store.add(2, "")
        self.assertIn("empty", str(caught.exception))

    @mock.patch.object(store_module.NoteStore, "get", return_value="patched")
    def test_patched(self, get):
        self.assertEqual(self.store.get(1), "patched")
        get.assert_called_once_with(1)

    def test_setup_twice(self):
        self.store.setup()
        self.assertTrue(self.client.collection_exists("notes"))


class MockTests(unittest.TestCase):
    def test_retrieve(self):
        client = mock.MagicMock(spec=QdrantClient)
        client.retrieve.return_value = [mock.Mock(payload={"text": "hey"})]
        self.assertEqual(NoteStore(client, "c").get(5), "hey")
        client.retrieve.assert_called_once_with("c", ids=[5])

    def test_setup_creates(self):
        client = mock.create_autospec(QdrantClient, instance=True)
        client.collection_exists.return_value = False
        NoteStore(client, "c").setup()
        self.assertTrue(client.create_collection.called)

    def test_error_passes(self):
        client = mock.Mock(spec=QdrantClient)
        client.scroll.side_effect = [ConnectionError("down"), ([], None)]
        store = NoteStore(client)
        with self.assertRaises(ConnectionError):
            store.tagged("a")
        self.assertEqual(store.tagged("a"), [])
        self.assertEqual(client.scroll.call_count, 2)


if __name__ == "__main__":
    unittest.main()
