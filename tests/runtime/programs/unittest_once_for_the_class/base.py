import unittest

from qdrant_client import QdrantClient

from library import Library


class LibraryCase(unittest.TestCase):
    shelves: tuple[str, ...] = ()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client = QdrantClient(":memory:")

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        super().tearDownClass()

    def setUp(self):
        self.library = Library(self.client)
        for shelf in self.shelves:
            self.library.open_shelf(shelf)
        self.addCleanup(self.library.burn, *self.shelves)

    def assertSize(self, name, size):
        self.assertEqual(self.library.size(name), size, f"size of {name}")
