"""Days of a weather station."""

from qdrant_client import QdrantClient


class Station:
    def __init__(self, url: str) -> None:
        self._client = QdrantClient(url=url, check_compatibility=False)

    def days(self) -> int:
        return self._client.count("days").count

    def forget(self, day: int) -> str:
        return str(self._client.delete("days", points_selector=[day]).status)


def known(url: str) -> list[str]:
    client = QdrantClient(url=url, check_compatibility=False)
    return sorted(found.name for found in client.get_collections().collections)
