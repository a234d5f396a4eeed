import os

from qdrant_client import QdrantClient, models


def connect() -> QdrantClient:
    return QdrantClient(os.environ.get("QDRANT_LOCATION", ":memory:"))


def seed(client: QdrantClient, name: str, texts: list[str]) -> None:
    client.create_collection(name, vectors_config=models.VectorParams(size=2, distance=models.Distance.DOT))
    client.upsert(
        name,
        points=[models.PointStruct(id=i, vector=[float(i), 1.0], payload={"text": t}) for i, t in enumerate(texts, 1)],
    )
