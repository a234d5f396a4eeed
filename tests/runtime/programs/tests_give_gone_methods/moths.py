"""Moths in drawers, found by their wings."""

from qdrant_client import QdrantClient

_drawer: QdrantClient | None = None


def drawer() -> QdrantClient:
    global _drawer
    if _drawer is None:
        _drawer = QdrantClient(url="http://attic:6333", check_compatibility=False)
    return _drawer


class Cabinet:
    def __init__(self, url: str) -> None:
        self.client = QdrantClient(url=url, check_compatibility=False)

    def like(self, wing: list[float]) -> list[str]:
        return [hit.id for hit in self.client.search("moths", query_vector=wing)]

    def number(self) -> int:
        return self.client.count("moths").count


def near(moth: int) -> list[str]:
    return [hit.id for hit in drawer().recommend("moths", positive=[moth])]


def both(wing: list[float], moth: int) -> list[str]:
    return sorted({*Cabinet("http://cellar:6333").like(wing), *near(moth)})
