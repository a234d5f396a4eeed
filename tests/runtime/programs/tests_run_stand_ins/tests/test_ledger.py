import asyncio
from types import SimpleNamespace
from unittest.mock import AsyncMock, MagicMock

import pytest
from qdrant_client import QdrantClient

from ledger.clerk import Clerk
from ledger.pages import Pages


def finish(coro):
    """Run it to its end."""
    return asyncio.run(coro)


class TestClerk:
    def readers(self, *names: str) -> MagicMock:
        readers = MagicMock()
        readers.names = AsyncMock(return_value=list(names))
        return readers

    def test_report(self):
        pages = MagicMock()
        pages.number.return_value = 12
        assert finish(Clerk(pages, self.readers("ada", "bob")).report(1842)) == "ada, bob of 12"
        pages.number.assert_called_once_with(1842)

    def test_nobody(self):
        pages = MagicMock()
        pages.number.return_value = 3
        assert finish(Clerk(pages, self.readers()).report(1843)) == "nobody of 3"

    def test_end(self):
        pages = MagicMock()
        pages.burn = MagicMock(side_effect=[True, False, True])
        assert finish(Clerk(pages, self.readers()).end(1, 2, 3)) == [1, 3]

    def test_trouble(self):
        pages = MagicMock()
        pages.number.side_effect = ValueError("wet")
        with pytest.raises(ValueError, match="wet"):
            finish(Clerk(pages, self.readers()).report(1844))


class TestPages:
    def pages(self) -> tuple[Pages, MagicMock]:
        client = MagicMock()
        client.count.return_value = SimpleNamespace(count=7)
        pages = Pages.__new__(Pages)
        pages._client = client
        return pages, client

    def test_number(self):
        pages, client = self.pages()
        assert pages.number(1842) == 7
        client.count.assert_called_once_with("pages-1842")

    def test_client_of_its_own(self, monkeypatch):
        client = MagicMock()
        client.delete_collection.return_value = False
        made = MagicMock(return_value=client)
        monkeypatch.setattr("ledger.pages.QdrantClient", made)
        assert not Pages("http://ledger:6333").burn(1842)
        made.assert_called_once_with(url="http://ledger:6333", check_compatibility=False)

    def test_real(self):
        pages, _ = self.pages()
        pages._client = QdrantClient(":memory:")
        with pytest.raises(ValueError, match="not found"):
            pages.number(1842)
