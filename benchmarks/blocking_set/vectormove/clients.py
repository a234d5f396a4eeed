from qdrant_client import AsyncQdrantClient, QdrantClient, models


def sync_client() -> QdrantClient:
    return QdrantClient("http://localhost:6333")


def async_client() -> AsyncQdrantClient:
    return AsyncQdrantClient("http://localhost:6333")


class Index:
    def __init__(self, name: str) -> None:
        self.name = name
        self.client = async_client()
        self.old = sync_client()

    async def ready(self) -> bool:
        return await self.client.collection_exists(self.name)  # ok

    def count_old(self) -> int:
        return self.old.count(self.name).count

    def fill(self, points: list[models.PointStruct]) -> None:
        self.client.upload_points(self.name, points)

    def point(self, number: int, vector: list[float]) -> models.PointStruct:
        return models.PointStruct(id=number, vector=vector)
