"""Pages of the ledger."""

from qdrant_client import QdrantClient


class Pages:
    def __init__(self, url: str) -> None:
        self._client = QdrantClient(url=url, check_compatibility=False)

    def number(self, year: int) -> int:
        return self._client.count(f"pages-{year}").count

    def burn(self, year: int) -> bool:
        return self._client.delete_collection(f"pages-{year}")
