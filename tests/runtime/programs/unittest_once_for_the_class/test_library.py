import unittest
from unittest import mock

from base import LibraryCase
from library import Library


class ShelfTest(LibraryCase):
    shelves = ("a", "b")

    def test_open_twice(self):
        for shelf in self.shelves:
            with self.subTest(shelf=shelf):
                self.assertFalse(self.library.open_shelf(shelf))

    def test_shelve(self):
        self.assertEqual(self.library.shelve("a", {1: [1, 0], 2: [0, 1]}), 2)
        self.assertSize("a", 2)
        self.assertSize("b", 0)

    def test_first(self):
        with self.assertRaises(IndexError):
            self.library.first("a")
        self.library.shelve("a", {4: [1, 1]})
        self.assertEqual(self.library.first("a"), 4)


class MockedTest(unittest.TestCase):
    def setUp(self):
        self.client = mock.MagicMock()
        self.client.scroll.return_value = ([mock.Mock(id=3)], None)

    def test_first(self):
        self.assertEqual(Library(self.client).first("x"), 3)
        self.client.scroll.assert_called_once_with("x", limit=1)

    @mock.patch.object(Library, "size", return_value=5)
    def test_size(self, size):
        self.assertEqual(Library(self.client).shelve("x", {}), 5)
        size.assert_called_once_with("x")


if __name__ == "__main__":
    unittest.main()
