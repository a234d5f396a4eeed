from qdrant_client import QdrantClient, models

from app.db import get_client


def fill(number: int, client: QdrantClient | None = None) -> int:
    if client is None:
        client = get_client()
    client.upsert("shelf", [models.PointStruct(id=i, vector=[i, 1.0]) for i in range(1, number + 1)])
    return client.count("shelf").count


def archived() -> int:
    archive = QdrantClient(url="http://archive.invalid")
    return archive.count("archive").count
