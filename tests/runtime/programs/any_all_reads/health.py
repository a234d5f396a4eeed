from qdrant_client import QdrantClient


class Health:
    required = ("users", "posts")

    def __init__(self, client: QdrantClient) -> None:
        self._client = client

    def ok(self) -> bool:
        return all(self._client.collection_exists(name) for name in self.required)

    def any_filled(self) -> bool:
        return any(self._client.count(name).count > 0 for name in self.required)

    def first_empty(self):
        return next((name for name in self.required if self._client.count(name).count == 0), None)
