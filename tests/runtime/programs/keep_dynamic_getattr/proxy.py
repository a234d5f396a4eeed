from qdrant_client import QdrantClient


class Proxy:
    """Forwards operations named by the user."""

    def __init__(self, client: QdrantClient):
        self._client = client
        self.calls = []

    def invoke(self, operation: str, *args, **kwargs):
        self.calls.append(operation)
        return getattr(self._client, operation)(*args, **kwargs)
