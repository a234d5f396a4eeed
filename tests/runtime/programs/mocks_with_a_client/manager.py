from qdrant_client import QdrantClient


class Manager:
    def __init__(self, url: str) -> None:
        self._client = QdrantClient(url)

    @property
    def client(self) -> QdrantClient:
        return self._client

    def is_up(self) -> bool:
        return bool(self.client.get_collections())

    def close(self) -> None:
        self.client.close()


def names(url: str) -> list[str]:
    manager = Manager(url)
    if not manager.is_up():
        raise ConnectionError(url)
    found = [c.name for c in manager.client.get_collections().collections]
    manager.close()
    return found
