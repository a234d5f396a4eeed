"""One connection for the process."""

from qdrant_client import QdrantClient

_connection: QdrantClient | None = None


def connection() -> QdrantClient:
    global _connection
    if _connection is None:
        _connection = QdrantClient(url="http://localhost:6333", check_compatibility=False)
    return _connection
